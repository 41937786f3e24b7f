//! The program in a real window, used by a real pointer and real keys: Xvfb shows it, AT-SPI reads
//! it, xdotool works it. Built only with the feature `window-tests`, since it needs those installed:
//!
//! ```sh
//! apt-get install xvfb xdotool imagemagick at-spi2-core dbus python3-gi gir1.2-atspi-2.0 \
//!     libgl1-mesa-dri libgl1 libxkbcommon-x11-0 libxcursor1 libxi6 libx11-xcb1
//! cargo test --features window-tests --test window
//! ```

#[cfg(test)]
mod desktop;
#[cfg(test)]
mod using;
