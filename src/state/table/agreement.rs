//! Moving about in the view of agreement.

use super::super::Command as C;
use super::super::agreement_view::AgreementStep;
use super::super::command::Direction;
use super::super::keys::{Key, Keys};
use super::super::table_row::{Section as S, TableRow, When as W, row};

pub(super) const ROWS: &[TableRow] = &[
    row(
        C::InAgreement(AgreementStep::Move(Direction::Up)),
        S::View,
        "Agreement: pair or point above",
        &[Keys::plain(Key::Up)],
        W::Agreement,
    ),
    row(
        C::InAgreement(AgreementStep::Move(Direction::Down)),
        S::View,
        "Agreement: pair or point below",
        &[Keys::plain(Key::Down)],
        W::Agreement,
    ),
    row(
        C::InAgreement(AgreementStep::Move(Direction::Left)),
        S::View,
        "Agreement: pair to the left",
        &[Keys::plain(Key::Left)],
        W::Agreement,
    ),
    row(
        C::InAgreement(AgreementStep::Move(Direction::Right)),
        S::View,
        "Agreement: pair to the right",
        &[Keys::plain(Key::Right)],
        W::Agreement,
    ),
    row(
        C::InAgreement(AgreementStep::Move(Direction::PageUp)),
        S::View,
        "Agreement: ten points up",
        &[Keys::plain(Key::PageUp)],
        W::Agreement,
    ),
    row(
        C::InAgreement(AgreementStep::Move(Direction::PageDown)),
        S::View,
        "Agreement: ten points down",
        &[Keys::plain(Key::PageDown)],
        W::Agreement,
    ),
    row(
        C::InAgreement(AgreementStep::Enter),
        S::View,
        "Agreement: the points behind a pair’s numbers",
        &[Keys::plain(Key::Enter)],
        W::Agreement,
    ),
    row(
        C::InAgreement(AgreementStep::Turn),
        S::View,
        "Agreement: pairs or points",
        &[Keys::plain(Key::Letter('P'))],
        W::Agreement,
    ),
    row(
        C::InAgreement(AgreementStep::TurnOrder),
        S::View,
        "Agreement: common ground or sticking points first",
        &[Keys::plain(Key::Letter('O'))],
        W::Agreement,
    ),
];
