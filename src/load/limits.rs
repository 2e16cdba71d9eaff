//! How much of everything is read. Each limit lies far above what people write, keeps what
//! programs write by mistake or malice from taking the memory, and has a finding of its own.

use crate::finding::{Code, Finding, RecordKind};
use crate::model::Dossier;

use super::fields::fields_of;
use super::trouble::Trouble;

/// The most records of a list other than the parties; a larger file is refused.
pub const MOST_RECORDS: usize = 2_000_000;
/// The most parties, which are columns and are compared pair by pair; a larger file is refused.
pub const MOST_PARTIES: usize = 1_000;
/// The most cells, points times parties; a larger file is refused.
pub const MOST_CELLS: usize = 5_000_000;
/// The most bytes of one text; a record with a longer one is left out.
pub const MOST_TEXT_BYTES: usize = 262_144;
/// The most brackets inside each other that are told apart where a record is broken.
pub(super) const DEEPEST: usize = 128;

/// The most records of a list.
pub(super) fn most_records(kind: RecordKind) -> usize {
    if kind == RecordKind::Party {
        MOST_PARTIES
    } else {
        MOST_RECORDS
    }
}

/// The refusal of a file with more records in one list than are read.
pub(super) fn too_many_records(kind: RecordKind) -> Finding {
    let (list, most) = (kind.list(), thousands(most_records(kind)));
    let message = format!("the list `{list}` has more than {most} records, the most that are read");
    Finding::new(Code::TooLarge, message)
        .hint("divide it into several files, for example by theme or by year")
}

/// The refusal of a file whose points and parties make more cells than are derived.
pub(super) fn too_many_cells(dossier: &Dossier) -> Option<Finding> {
    let (points, parties) = (dossier.points.len(), dossier.parties.len());
    let cells = points.saturating_mul(parties);
    if cells <= MOST_CELLS {
        return None;
    }
    let [points, parties, cells, most] = [points, parties, cells, MOST_CELLS].map(thousands);
    let message = format!(
        "{points} points and {parties} parties make {cells} cells, more than {most}, the most \
         that are shown"
    );
    let finding = Finding::new(Code::TooLarge, message);
    Some(finding.hint("divide it into several files, for example by theme"))
}

/// What is wrong with a record that holds a text longer than any that is read.
pub(super) fn too_long(slice: &str) -> Option<Trouble> {
    if slice.len() <= MOST_TEXT_BYTES {
        return None;
    }
    let fields = fields_of(slice);
    let field = fields.iter().find(|it| it.value.len() > MOST_TEXT_BYTES)?;
    let mut trouble = too_long_text(field.name, &slice[field.value.clone()]);
    trouble.at = field.value.start;
    Some(trouble)
}

/// What is wrong with the value of the field `name` when it is longer than any that is read.
pub(super) fn too_long_text(name: &str, value: &str) -> Trouble {
    let [bytes, most] = [value.len(), MOST_TEXT_BYTES].map(thousands);
    let message = format!("`{name}` takes {bytes} bytes, more than {most}, the most that are read");
    Trouble::new(Code::TooLarge, 0, message).hint("shorten it, or put it into a file of its own")
}

/// A number with commas between its thousands.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut words = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::thousands;

    #[test]
    fn thousands_are_set_apart() {
        let cases = [
            (0, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (12_345_678, "12,345,678"),
        ];
        for (number, words) in cases {
            assert_eq!(thousands(number), words);
        }
    }
}
