//! The words of the field as types: dossier, party, point, statement, stance, voice, source.
//!
//! Plain data without input, output or interface. Meaning is added elsewhere: `load` makes a
//! dossier, `standing` and `matrix` derive from it, `ui` and `export` show it.

mod by_day;
mod cell;
mod date;
mod dossier;
mod index;
mod left_out;
mod link;
mod stance;
mod voice;

pub use by_day::ByDay;
pub use cell::{CellState, Mark};
pub use date::{DatePart, DateProblem, DateSpan, Day};
pub use dossier::{
    Article, Dating, Dossier, Party, Plan, Point, Source, SourceKind, Statement, Theme, Verbatim,
};
pub use index::{PartyIndex, PlanIndex, PointIndex, SourceIndex, StatementIndex, ThemeIndex};
pub use left_out::{LeftOut, LeftOutRecord};
pub use link::web_address;
pub use stance::{Side, Stance};
pub use voice::Voice;
