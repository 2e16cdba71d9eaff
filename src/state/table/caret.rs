//! The caret in a source’s text, and selecting by it.

use super::super::CaretCommand as K;
use super::super::CaretStep as T;
use super::super::Command as C;
use super::super::EditCommand as E;
use super::super::keys::{Key, Keys};
use super::super::table_row::{Section as S, TableRow, When as W, row};

const fn step(step: T, extends: bool, label: &'static str, keys: &'static [Keys]) -> TableRow {
    row(
        C::Edit(E::Caret(K::Step(step, extends))),
        S::Move,
        label,
        keys,
        W::Reader,
    )
}

pub(super) const ROWS: &[TableRow] = &[
    step(
        T::Left,
        false,
        "Caret to the left",
        &[Keys::plain(Key::Left)],
    ),
    step(
        T::Right,
        false,
        "Caret to the right",
        &[Keys::plain(Key::Right)],
    ),
    step(
        T::WordLeft,
        false,
        "Caret a word back",
        &[Keys::ctrl(Key::Left)],
    ),
    step(
        T::WordRight,
        false,
        "Caret a word on",
        &[Keys::ctrl(Key::Right)],
    ),
    step(
        T::Up,
        false,
        "Caret a line up, or a few lines up",
        &[Keys::plain(Key::Up)],
    ),
    step(
        T::Down,
        false,
        "Caret a line down, or a few lines down",
        &[Keys::plain(Key::Down)],
    ),
    step(
        T::LineStart,
        false,
        "Caret to the beginning of the line, or of the text",
        &[Keys::plain(Key::Home)],
    ),
    step(
        T::LineEnd,
        false,
        "Caret to the end of the line, or of the text",
        &[Keys::plain(Key::End)],
    ),
    step(
        T::ParagraphUp,
        false,
        "Caret a paragraph back",
        &[Keys::ctrl(Key::Up)],
    ),
    step(
        T::ParagraphDown,
        false,
        "Caret a paragraph on",
        &[Keys::ctrl(Key::Down)],
    ),
    step(
        T::TextStart,
        false,
        "Caret to the beginning of the text",
        &[Keys::ctrl(Key::Home)],
    ),
    step(
        T::TextEnd,
        false,
        "Caret to the end of the text",
        &[Keys::ctrl(Key::End)],
    ),
    step(
        T::Left,
        true,
        "Select a letter back",
        &[Keys::shift(Key::Left)],
    ),
    step(
        T::Right,
        true,
        "Select a letter on",
        &[Keys::shift(Key::Right)],
    ),
    step(
        T::WordLeft,
        true,
        "Select a word back",
        &[Keys::ctrl_shift(Key::Left)],
    ),
    step(
        T::WordRight,
        true,
        "Select a word on",
        &[Keys::ctrl_shift(Key::Right)],
    ),
    step(T::Up, true, "Select a line up", &[Keys::shift(Key::Up)]),
    step(
        T::Down,
        true,
        "Select a line down",
        &[Keys::shift(Key::Down)],
    ),
    step(
        T::LineStart,
        true,
        "Select to the beginning of the line",
        &[Keys::shift(Key::Home)],
    ),
    step(
        T::LineEnd,
        true,
        "Select to the end of the line",
        &[Keys::shift(Key::End)],
    ),
    step(
        T::ParagraphUp,
        true,
        "Select a paragraph back",
        &[Keys::ctrl_shift(Key::Up)],
    ),
    step(
        T::ParagraphDown,
        true,
        "Select a paragraph on",
        &[Keys::ctrl_shift(Key::Down)],
    ),
    step(
        T::TextStart,
        true,
        "Select to the beginning of the text",
        &[Keys::ctrl_shift(Key::Home)],
    ),
    step(
        T::TextEnd,
        true,
        "Select to the end of the text",
        &[Keys::ctrl_shift(Key::End)],
    ),
];
