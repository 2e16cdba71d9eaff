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

/// How many of everything are read: a value, so that a test can reach the end of it with a file of
/// a few lines. Whoever opens a file gets [`Limits::USUAL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Limits {
    /// The most records of a list other than the parties.
    pub(super) records: usize,
    /// The most parties.
    pub(super) parties: usize,
    /// The most cells.
    pub(super) cells: usize,
}

impl Limits {
    /// Those of every file.
    pub(super) const USUAL: Self = Self {
        records: MOST_RECORDS,
        parties: MOST_PARTIES,
        cells: MOST_CELLS,
    };

    /// The most records of a list.
    pub(super) fn most(&self, kind: RecordKind) -> usize {
        if kind == RecordKind::Party {
            self.parties
        } else {
            self.records
        }
    }

    /// The refusal of a file with more records in one list than are read.
    pub(super) fn too_many_records(&self, kind: RecordKind) -> Finding {
        let (list, most) = (kind.list(), thousands(self.most(kind)));
        let message =
            format!("the list `{list}` has more than {most} records, the most that are read");
        Finding::new(Code::TooLarge, message)
            .hint("divide it into several files, for example by theme or by year")
    }

    /// The refusal of a file whose points and parties make more cells than are derived.
    pub(super) fn too_many_cells(&self, dossier: &Dossier) -> Option<Finding> {
        let (points, parties) = (dossier.points.len(), dossier.parties.len());
        let cells = points.saturating_mul(parties);
        if cells <= self.cells {
            return None;
        }
        let [points, parties, cells, most] = [points, parties, cells, self.cells].map(thousands);
        let message = format!(
            "{points} points and {parties} parties make {cells} cells, more than {most}, the most \
             that are shown"
        );
        let finding = Finding::new(Code::TooLarge, message);
        Some(finding.hint("divide it into several files, for example by theme"))
    }
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
    use std::fmt::Write as _;
    use std::num::NonZeroUsize;

    use super::super::format::LISTS;
    use super::super::{Loaded, load_within};
    use super::*;

    const FEW: Limits = Limits {
        records: 7,
        parties: 5,
        cells: 35,
    };

    /// A record of a list, whole or with a field that no list has.
    fn record(kind: RecordKind, number: usize, is_broken: bool) -> String {
        let fields = match kind {
            RecordKind::Party | RecordKind::Theme | RecordKind::Plan => "name: \"N\"",
            RecordKind::Point => "title: \"T\", proposition: \"P\"",
            RecordKind::Source => "title: \"T\", published: \"2025\"",
            RecordKind::Statement => {
                "point: \"a-0\", party: \"a-0\", stance: Unclear, gist: \"g\", quote: \"q\", \
                 source: \"a-0\", voice: Own, said: \"2025\""
            }
        };
        let odd = if is_broken { ", odd: 1" } else { "" };
        format!("\n(id: \"a-{number}\", {fields}{odd}),")
    }

    /// A file whose list `long` has `count` records, and every other list one.
    fn file(long: RecordKind, count: usize, is_broken: bool) -> String {
        let mut text = "(format: 1, title: \"T\",".to_owned();
        for kind in LISTS {
            let count = if kind == long { count } else { 1 };
            let is_broken = is_broken && kind == long;
            let records: String = (0..count)
                .map(|number| record(kind, number, is_broken && number > 0))
                .collect();
            // Writing to a string cannot fail.
            let _ = write!(text, "\n{}: [{records}],", kind.list());
        }
        text + ")"
    }

    fn read(text: &str, threads: usize) -> Loaded {
        let threads = NonZeroUsize::new(threads).expect("a number of threads");
        let loaded = load_within(text.as_bytes(), (threads, &|_, _| true), FEW);
        loaded.expect("nobody stops it")
    }

    #[test]
    fn a_file_is_read_up_to_the_most_records_of_a_list_and_refused_beyond() {
        for kind in LISTS {
            let most = FEW.most(kind);
            for threads in [1, 3] {
                // What is broken counts too: it was looked at like the others.
                for is_broken in [false, true] {
                    let whole = read(&file(kind, most, is_broken), threads);
                    assert!(whole.dossier.is_some(), "{kind:?}: {:?}", whole.findings);
                    let broken = if is_broken { most - 1 } else { 0 };
                    assert_eq!(whole.findings.len(), broken, "{:?}", whole.findings);
                    let text = file(kind, most + 1, is_broken);
                    let refused = read(&text, threads);
                    assert_eq!(refused.dossier, None, "{kind:?}");
                    let [finding] = refused.findings.as_slice() else {
                        panic!("{kind:?}: {:?}", refused.findings);
                    };
                    assert_eq!(finding.code, Code::TooLarge);
                    let list = kind.list();
                    let message = format!(
                        "the list `{list}` has more than {most} records, the most that are read"
                    );
                    assert_eq!(finding.message, message);
                    // The place is that of the first record too many.
                    let list = text.find(&format!("{list}: [")).expect("the list");
                    let first = list + text[list..].find(&format!("a-{most}\"")).expect("it");
                    let line = text[..first].matches('\n').count() + 1;
                    let place = finding.place.expect("a place");
                    assert_eq!((place.line, place.column), (line, 1), "{kind:?}");
                }
            }
        }
    }

    #[test]
    fn everybody_reads_up_to_the_limits_that_are_documented() {
        let most = LISTS.map(|kind| Limits::USUAL.most(kind));
        let parties = MOST_PARTIES;
        let records = MOST_RECORDS;
        assert_eq!(most, [parties, records, records, records, records, records]);
        let finding = Limits::USUAL.too_many_records(RecordKind::Statement);
        let message =
            "the list `statements` has more than 2,000,000 records, the most that are read";
        assert_eq!(finding.message, message);
    }

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
