//! The whole matrix as one plain table: a row for each point, a column for each party, and in each
//! field everything that proves it, because a table has no notes.

use super::fields::group_of;
use super::selection::{Wanted, selection};
use super::{Lead, Listing, Value};

/// Every wanted cell: its stance, gist, date, voice and marks, or what there is instead, then each of
/// its quotations with its citation.
#[must_use]
pub fn whole(wanted: &Wanted<'_>) -> Listing {
    let noted = selection(wanted);
    let mut listing = noted.listing;
    for row in &mut listing.rows {
        if let Lead::Point(point) = row.lead {
            row.group = group_of(wanted.dossier, point);
        }
    }
    for note in noted.notes {
        if let Some(Value::Lines(lines)) = listing.rows[note.row].values.get_mut(note.column) {
            // An empty line parts one quotation from the next.
            lines.push(Value::Words(format!("\n{}", note.text)));
        }
    }
    listing
}

#[cfg(test)]
mod tests {
    use super::super::samples::{party, shown_of};
    use super::*;
    use crate::lens::Lens;
    use crate::model::Stance::{Opposes, Supports};
    use crate::standing::cases::{RIVAL, THIRD, claimed, dossier, own};

    #[test]
    fn a_claim_is_never_told_as_a_position_and_every_cell_has_its_words() {
        let dossier = dossier(vec![
            own(Supports, "2025-01-01"),
            claimed(THIRD, Opposes, "2025-01-02"),
            party(RIVAL, claimed(THIRD, Opposes, "2025-01-01")),
        ]);
        let (matrix, shown) = shown_of(&dossier, None);
        let listing = whole(&Wanted {
            dossier: &dossier,
            lens: &Lens::default(),
            shown: &shown,
            matrix: &matrix,
            comparison: None,
            grades: &[],
            points: &shown.points,
            parties: &shown.columns,
        });
        let fields: Vec<String> = listing.rows[0].values.iter().map(Value::text).collect();
        let begins = |at: usize, words: &str| {
            let told = &fields[at];
            assert!(told.starts_with(words), "{told}");
        };
        begins(1, "Supports\n");
        assert!(fields[1].contains("\ncontested by THIRD"), "{}", fields[1]);
        let words = "\n\nIn the source’s words: Supports 2025-01-01\n";
        assert!(fields[1].contains(words), "{}", fields[1]);
        begins(2, "claimed by THIRD: opposes\n");
        assert!(fields[2].contains("\nno sourced position of the whole party"));
        assert_eq!(fields[3], "no sourced position");
    }
}
