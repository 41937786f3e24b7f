//! The places of a provision as one line of text, for the log of decisions: `id=role; “name”=role`.

use super::{
    category::Category,
    field::{Field, PlaceUse, Role},
    provision::Provision,
};
use crate::places::place::PlaceId;
use std::borrow::Cow;

/// The places of a provision, as found.
#[must_use]
pub fn found(provision: &Provision) -> Vec<PlaceUse> {
    provision.places.iter().map(|field| field.value.clone()).collect()
}

/// A provision with the category and the places that a reviewer holds right; itself when both are as found.
#[must_use]
pub fn held<'a>(provision: &'a Provision, category: Category, places: &[PlaceUse]) -> Cow<'a, Provision> {
    if category == provision.category && places == found(provision) {
        return Cow::Borrowed(provision);
    }
    let span = provision.evidence.span;
    let field = |place: &PlaceUse| Field { value: place.clone(), span, reasons: Vec::new() };
    let places = places.iter().map(field).collect();
    Cow::Owned(Provision { category, places, ..provision.clone() })
}

/// Places as a line of text.
#[must_use]
pub fn written(places: &[PlaceUse]) -> String {
    let one = |place: &PlaceUse| match &place.place {
        Some(id) => format!("{id}={}", place.role.word()),
        None => format!("“{}”={}", place.name, place.role.word()),
    };
    places.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// The places that a line of text stands for; what is no place is passed over. A name without a place is known
/// for what it was `found` to be, since the line does not say whether the gazetteer has it. `title` names a place.
#[must_use]
pub fn read(line: &str, found: &[Field<PlaceUse>], title: &dyn Fn(&PlaceId) -> Option<String>) -> Vec<PlaceUse> {
    let kind_of = |name: &str| {
        let same = found.iter().find(|field| field.value.is_strange() && field.value.name == name);
        same.and_then(|field| field.value.kind)
    };
    let one = |part: &str| {
        let (what, role) = part.trim().rsplit_once('=')?;
        let role = Role::from_word(role.trim())?;
        let named = what.trim().strip_prefix('“').and_then(|name| name.strip_suffix('”'));
        if let Some(name) = named {
            return Some(PlaceUse { name: name.to_owned(), place: None, role, kind: kind_of(name) });
        }
        let id = PlaceId::new(what.trim());
        let name = title(&id).unwrap_or_else(|| what.trim().to_owned());
        Some(PlaceUse { name, place: Some(id), role, kind: None })
    };
    line.split("; ").filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ground::text::Span, places::kind::PlaceKind};

    #[test]
    fn places_come_back_from_their_line() {
        let places = vec![
            PlaceUse { name: "Aa".into(), place: Some(PlaceId::new("a=1")), role: Role::Route, kind: None },
            PlaceUse { name: "the line".into(), place: None, role: Role::Boundary, kind: None },
        ];
        let line = written(&places);
        assert_eq!(line, "a=1=route; “the line”=boundary");
        assert_eq!(read(&line, &[], &|_| Some("Aa".to_owned())), places);
        assert_eq!(read("; x; y=nothing", &[], &|_| None), []);
    }

    #[test]
    fn a_place_that_the_gazetteer_does_not_have_stays_one_in_another_role() {
        let strange =
            |role| PlaceUse { name: "Aru corridor".into(), place: None, role, kind: Some(PlaceKind::Corridor) };
        let found = [Field { value: strange(Role::Area), span: Span::new(0, 12), reasons: Vec::new() }];
        assert_eq!(read("“Aru corridor”=route", &found, &|_| None), [strange(Role::Route)]);
        let other = read("“Dol corridor”=route", &found, &|_| None);
        assert!(!other[0].is_strange(), "{other:?}");
    }
}
