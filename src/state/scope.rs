//! How much of the comparison an export, a copy and the preview have: everything, what the filters
//! leave, or the selected cells.

use std::collections::BTreeSet;

use super::{Opened, Scope, State};
use crate::lens::{Lens, Row, Shown, Why};
use crate::matrix::{Comparison, Matrix};
use crate::model::{PartyIndex, PointIndex};

/// What was shown when an export was asked for.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    /// The open file.
    pub opened: &'a Opened,
    /// Its cells for the date of the lens.
    pub matrix: &'a Matrix,
    /// Another date beside it.
    pub comparison: Option<&'a Comparison>,
    /// What is shown.
    pub lens: &'a Lens,
    /// The same resolved.
    pub shown: &'a Shown,
}

/// The lens of a scope, and what it shows. Date and order are those of the window whatever the
/// scope. Without selected cells a selection is what is shown.
#[must_use]
pub fn in_scope(
    scope: Scope,
    seen: &Seen<'_>,
    selected: Option<(&[PointIndex], &[PartyIndex])>,
) -> (Lens, Shown) {
    match (scope, selected) {
        (Scope::All, _) => all(seen),
        (Scope::Selection, Some((points, parties))) => selection(seen, points, parties),
        _ => (seen.lens.clone(), seen.shown.clone()),
    }
}

/// Every point and every party.
fn all(seen: &Seen<'_>) -> (Lens, Shown) {
    let lens = Lens {
        hidden: BTreeSet::new(),
        points: None,
        fold_silent: false,
        ..seen.lens.without_filters()
    };
    let opened = seen.opened;
    let shown = lens.show_compared(
        &opened.dossier,
        seen.matrix,
        &opened.search,
        seen.comparison,
    );
    (lens, shown)
}

/// The selected cells in the order in which they are shown: resolving a lens anew could put the
/// rows in another order, where that follows the columns.
fn selection(seen: &Seen<'_>, points: &[PointIndex], parties: &[PartyIndex]) -> (Lens, Shown) {
    let dossier = &seen.opened.dossier;
    let hidden = dossier.parties.iter().enumerate();
    let hidden = hidden.filter(|(at, _)| !parties.contains(&PartyIndex::new(*at)));
    let lens = Lens {
        hidden: hidden.map(|(_, party)| party.id.clone()).collect(),
        points: Some(
            points
                .iter()
                .map(|&point| dossier.point(point).id.clone())
                .collect(),
        ),
        fold_silent: false,
        ..seen.lens.without_filters()
    };
    let wanted: BTreeSet<PointIndex> = points.iter().copied().collect();
    let mut rows: Vec<Row> = Vec::new();
    let mut theme = None;
    for row in &seen.shown.rows {
        match row {
            Row::Theme(_) => theme = Some(*row),
            Row::Point(point) if wanted.contains(point) => {
                rows.extend(theme.take());
                rows.push(*row);
            }
            Row::Point(_) | Row::Folded(_) => {}
        }
    }
    let mut shown = Shown {
        columns: parties.to_vec(),
        rows,
        points: points.to_vec(),
        sort: seen.shown.sort,
        ..Shown::default()
    };
    if points.len() < dossier.points.len() {
        shown.why.push(Why::Chosen);
    }
    (lens, shown)
}

impl State {
    /// How many points and parties a scope has; none where it has nothing to offer.
    #[must_use]
    pub fn size_of(&self, scope: Scope) -> Option<(usize, usize)> {
        let dossier = self.dossier();
        match scope {
            Scope::All => Some((dossier.points.len(), dossier.parties.len())),
            Scope::Shown => Some((self.shown.points.len(), self.shown.columns.len())),
            Scope::Selection => {
                let block = self.selected_to_export()?;
                Some((block.rows.len(), block.columns.len()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lens::Sort;
    use crate::load::load;
    use crate::matrix::CellIndex;
    use crate::state::Origin;

    const FILE: &str = r#"(format: 1, title: "T",
        parties: [(id: "a", name: "A"), (id: "b", name: "B"), (id: "c", name: "C")],
        themes: [(id: "t", name: "T"), (id: "u", name: "U")],
        points: [
            (id: "p", theme: "t", title: "P", proposition: "P."),
            (id: "q", theme: "t", title: "Q", proposition: "Q."),
            (id: "r", theme: "u", title: "R", proposition: "R."),
        ],
        sources: [(id: "s", title: "S", published: "2025-01-01")],
        statements: [(point: "q", party: "a", stance: Supports, gist: "Yes", quote: "“yes”",
            source: "s", voice: Own, said: "2025-01-01", speaker: "N")])"#;

    fn scoped(lens: &Lens, scope: Scope, selected: Option<(&[u32], &[u32])>) -> (Lens, Shown) {
        let opened = Opened::new(Origin::StandardInput, load(FILE.as_bytes())).unwrap();
        let dossier = &opened.dossier;
        let matrix = Matrix::derive(dossier, &CellIndex::new(dossier), lens.day());
        let shown = lens.show(dossier, &matrix, &opened.search);
        let seen = Seen {
            opened: &opened,
            matrix: &matrix,
            comparison: None,
            lens,
            shown: &shown,
        };
        let selected = selected.map(|(points, parties)| {
            let points: Vec<PointIndex> = points.iter().copied().map(PointIndex).collect();
            let parties: Vec<PartyIndex> = parties.iter().copied().map(PartyIndex).collect();
            (points, parties)
        });
        let selected = selected
            .as_ref()
            .map(|(points, parties)| (&**points, &**parties));
        let (lens, shown) = in_scope(scope, &seen, selected);
        // Whoever resolves the lens of a scope anew finds the same cells.
        let again = lens.show(dossier, &matrix, &opened.search);
        assert_eq!(again.columns, shown.columns);
        if scope != Scope::Selection {
            assert_eq!(again, shown);
        }
        (lens, shown)
    }

    fn filtered() -> Lens {
        Lens {
            as_of: Some("2025".to_owned()),
            search: "yes".to_owned(),
            order: vec!["c".to_owned()],
            hidden: ["b".to_owned()].into(),
            sort: Sort::File,
            fold_silent: true,
            ..Lens::default()
        }
    }

    #[test]
    fn everything_takes_off_filters_and_leaves_date_and_order() {
        let (lens, shown) = scoped(&filtered(), Scope::All, None);
        assert_eq!(lens.as_of.as_deref(), Some("2025"));
        assert_eq!(shown.points.len(), 3);
        assert_eq!(shown.columns, [2, 0, 1].map(PartyIndex));
        assert_eq!((shown.why.len(), shown.folded), (0, 0));
        assert_eq!(shown.sort, Sort::File);
    }

    #[test]
    fn what_is_shown_stays_as_it_is() {
        for selected in [None, Some((&[1][..], &[0][..]))] {
            let (lens, shown) = scoped(&filtered(), Scope::Shown, selected);
            assert_eq!(lens, filtered());
            assert_eq!(shown.points, [PointIndex(1)]);
            assert_eq!(shown.columns, [2, 0].map(PartyIndex));
        }
        // Nothing selected is nothing to choose from.
        assert_eq!(
            scoped(&Lens::default(), Scope::Selection, None),
            scoped(&Lens::default(), Scope::Shown, None)
        );
    }

    #[test]
    fn selected_cells_keep_their_order_and_their_themes() {
        let cells = (&[1, 2][..], &[0, 2][..]);
        let (lens, shown) = scoped(&Lens::default(), Scope::Selection, Some(cells));
        assert_eq!(lens.hidden, ["b".to_owned()].into());
        assert_eq!(shown.columns, [0, 2].map(PartyIndex));
        assert_eq!(shown.points, [1, 2].map(PointIndex));
        let themes: Vec<bool> = shown
            .rows
            .iter()
            .map(|row| matches!(row, Row::Theme(_)))
            .collect();
        assert_eq!(themes, [true, false, true, false]);
        assert_eq!(shown.why, [Why::Chosen]);
    }
}
