//! The words of statements, cells and sources as the interface and every export say them.
//!
//! Plain strings, so that screen, sheet and clipboard never say the same thing differently.

mod apart;
mod capitals;
mod cell;
mod citation;
mod evidence;
mod face;
mod found_on;
mod grade;
mod history;
mod left_out;
mod overview;
mod sentence;
mod source;
mod standing;
mod statement;
mod timeline;

pub use apart::apart;
pub use capitals::capitals;
pub use cell::{cell_name, chip_words, dashed_words, silence_words};
pub use citation::citation;
pub use evidence::{evidence_of_hole, evidence_words};
pub use face::{byline, faces};
pub use found_on::found_on;
pub use grade::{GRADES_MEAN, doubt_words, grade_words};
pub use history::{count_standing, entry_date, entry_words, history_lines, standing_history};
pub use left_out::{left_out_line, left_out_of_row};
pub use overview::{
    SourcesShown, Told, dated_range, dated_title, months, scope_line, sources_shown, spans_years,
    title_line,
};
pub use sentence::sentence;
pub use source::{source_date, source_facts};
pub use standing::standing_word;
pub use statement::{
    dated, inked_of, said_words, source_line, spoken_of, spoken_verbatim, stance_line, voice_alone,
    voice_heading, voice_words, who_line,
};
pub use timeline::{comparison_line, mark_name, step_line};
