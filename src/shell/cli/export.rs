//! `export`: which parties and points, and whether the target can be what was asked for.

use std::path::Path;

use super::output::Refusal;
use crate::finding::closest;
use crate::lens::Lens;
use crate::model::{DateSpan, Dossier};

/// Refuses a target that is no picture, before anything is read.
pub(super) fn check_target(output: &Path) -> Result<(), Refusal> {
    if output.as_os_str() == "-" {
        return Err(Refusal::new(
            "a picture is not written to standard output",
            &["name a file that ends in .png".to_owned()],
        ));
    }
    let is_png = output
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("png"));
    if is_png {
        return Ok(());
    }
    Err(Refusal::new(
        &format!("`{}` does not end in .png", output.display()),
        &["only PNG pictures can be written".to_owned()],
    ))
}

/// What is to be shown: a date, parties in an order, points chosen by hand; all of them where
/// there are none.
pub(super) fn lens(
    dossier: &Dossier,
    as_of: Option<DateSpan>,
    parties: &[String],
    points: &[String],
) -> Result<Lens, Refusal> {
    let party_ids = || dossier.parties.iter().map(|party| party.id.as_str());
    let point_ids = || dossier.points.iter().map(|point| point.id.as_str());
    for id in parties {
        know("party", "parties", id, &party_ids().collect::<Vec<_>>())?;
    }
    for id in points {
        know("point", "points", id, &point_ids().collect::<Vec<_>>())?;
    }
    let is_left_out = |id: &&str| !parties.is_empty() && !parties.iter().any(|one| one == id);
    Ok(Lens {
        as_of: as_of.map(|date| date.to_string()),
        order: parties.to_vec(),
        hidden: party_ids().filter(is_left_out).map(str::to_owned).collect(),
        points: (!points.is_empty()).then(|| points.iter().cloned().collect()),
        ..Lens::default()
    })
}

/// Refuses an id that the dossier does not have.
fn know(one: &str, many: &str, id: &str, ids: &[&str]) -> Result<(), Refusal> {
    if ids.contains(&id) {
        return Ok(());
    }
    let hint = match closest(id, ids.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if ids.is_empty() => format!("this dossier has no {many}"),
        None => format!("the {many} are {}", ids.join(", ")),
    };
    Err(Refusal::new(
        &format!("there is no {one} `{id}` in this dossier"),
        &[hint],
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load;

    fn dossier() -> Dossier {
        let file = r#"(format: 1, title: "T", sources: [], statements: [],
            parties: [(id: "a", name: "A"), (id: "b", name: "B"), (id: "c", name: "C")],
            points: [(id: "p", title: "P", proposition: "P."), (id: "q", title: "Q", proposition: "Q.")])"#;
        load(file.as_bytes()).dossier.unwrap()
    }

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|&word| word.to_owned()).collect()
    }

    #[test]
    fn the_order_given_is_the_order_of_the_columns() {
        let dossier = dossier();
        let columns = |parties: &[&str]| {
            let lens = lens(&dossier, None, &words(parties), &[]).unwrap();
            lens.ordered_parties(&dossier)
                .into_iter()
                .map(|party| dossier.party(party).id.clone())
                .filter(|id| !lens.hidden.contains(id))
                .collect::<Vec<_>>()
        };
        assert_eq!(columns(&[]), ["a", "b", "c"]);
        assert_eq!(columns(&["c", "a"]), ["c", "a"]);
        assert_eq!(columns(&["b", "b"]), ["b"]);
    }

    #[test]
    fn only_known_ids_are_chosen() {
        let dossier = dossier();
        let chosen = lens(&dossier, None, &[], &words(&["q"])).unwrap();
        assert_eq!(chosen.points, Some(["q".to_owned()].into()));
        assert_eq!(lens(&dossier, None, &[], &[]).unwrap().points, None);
        assert!(lens(&dossier, None, &words(&["z"]), &[]).is_err());
        assert!(lens(&dossier, None, &[], &words(&["p", "a"])).is_err());
    }

    #[test]
    fn only_pictures_are_targets() {
        for name in ["out.png", "a/out.PNG", "./-.png"] {
            assert!(check_target(Path::new(name)).is_ok(), "{name}");
        }
        for name in ["-", "out", "out.pdf", ".png", "png", ""] {
            assert!(check_target(Path::new(name)).is_err(), "{name}");
        }
    }
}
