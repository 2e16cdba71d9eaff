//! What was done to make a comparison fit its pages, for whoever exports it: nothing of that kind
//! happens in silence.

use super::composition::{Composition, SheetRow};
use super::legend::Sample;
use super::page::{Page, Role};
use crate::finding::list_and;
use crate::model::PointIndex;

/// So many rows are named, and the others counted.
const MOST_NAMED: usize = 3;

/// The remarks in the order in which a reader meets what they tell.
pub(super) fn remarks(composition: &Composition, pages: &[Page], groups: usize) -> Vec<String> {
    let mut told = Vec::new();
    if groups > 1 {
        told.push(format!(
            "the {} parties stand in {groups} groups, one after the other, because there is no \
             room for all of them side by side",
            composition.columns.len()
        ));
    }
    told.extend(cut_rows(composition, pages));
    let is_numbered = composition
        .legend
        .iter()
        .any(|entry| entry.sample == Sample::numbered());
    if is_numbered {
        told.push(
            "characters that no face of this program has are set as their numbers in Unicode"
                .to_owned(),
        );
    }
    told
}

/// Which rows are taller than a page.
fn cut_rows(composition: &Composition, pages: &[Page]) -> Option<String> {
    let mut cut: Vec<PointIndex> = Vec::new();
    for block in pages.iter().flat_map(|page| &page.blocks) {
        match block.role {
            Role::PointContinued(point) if !cut.contains(&point) => cut.push(point),
            _ => {}
        }
    }
    let title = |wanted: &PointIndex| {
        composition.rows.iter().find_map(|row| match row {
            SheetRow::Point(point) if point.point == *wanted => {
                Some(format!("“{}”", point.title.trim()))
            }
            _ => None,
        })
    };
    let mut names: Vec<String> = cut.iter().filter_map(title).take(MOST_NAMED).collect();
    let others = cut.len().saturating_sub(names.len());
    match (cut.len(), others) {
        (0, _) => return None,
        (_, 0) => {}
        (_, 1) => names.push("another one".to_owned()),
        (_, others) => names.push(format!("{others} others")),
    }
    let (rows, go) = if cut.len() == 1 {
        ("row is", "goes")
    } else {
        ("rows are", "go")
    };
    Some(format!(
        "{} {rows} taller than a page and {go} on on the next: {}",
        cut.len(),
        list_and(&names)
    ))
}

#[cfg(test)]
mod tests {
    use super::super::fisheries::fisheries;
    use super::super::samples::{Sample, party};
    use crate::export::{Options, Orientation, Paper};
    use crate::lens::Lens;

    #[test]
    fn what_was_done_to_make_it_fit_is_told() {
        let remarks = |sample: &Sample, paper| {
            let options = Options {
                paper,
                orientation: Orientation::Landscape,
                ..Options::default()
            };
            sample.lay_out(&options).unwrap().remarks
        };
        let plain = Sample::new(fisheries(), Lens::default());
        for paper in [Paper::Tall, Paper::A3, Paper::A4] {
            assert_eq!(remarks(&plain, paper), [""; 0], "{paper:?}");
        }
        let mut dossier = fisheries();
        for number in dossier.parties.len()..12 {
            dossier.parties.push(party(&format!("Party {number}")));
        }
        dossier.points[0].title = "Quotas \u{1F600}".to_owned();
        dossier.points[0].proposition = "many words ".repeat(900);
        let sample = Sample::new(dossier, Lens::default());
        assert_eq!(
            remarks(&sample, Paper::A4),
            [
                "the 12 parties stand in 2 groups, one after the other, because there is no room \
                 for all of them side by side",
                "1 row is taller than a page and goes on on the next: “Quotas \u{1F600}”",
                "characters that no face of this program has are set as their numbers in Unicode",
            ]
        );
    }
}
