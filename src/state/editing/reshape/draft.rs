//! What is typed into a dialog as text, so that it outlives the program.

use super::{Mending, PointSplit};
use crate::edit::Value;
use crate::finding::RecordRef;
use crate::load::LISTS;
use crate::model::{PointIndex, Stance};
use crate::state::{Dialog, Opened};

/// The dialog as lines; none where nothing was typed that could be lost.
pub(super) fn to_text(opened: &Opened, dialog: &Dialog) -> Option<String> {
    let quoted = |text: &str| Value::text(text).written();
    match dialog {
        Dialog::SplitPoint(split) if split.is_changed() => {
            let dossier = &opened.dossier;
            let mut lines = vec![
                format!("split {}", dossier.points.get(split.of.at())?.id),
                quoted(&split.title),
                quoted(&split.proposition),
            ];
            for goes in split.statements.iter().filter(|it| it.is_read) {
                let number = dossier.statements.get(goes.statement.at())?.number;
                lines.push(format!("{number} {}", goes.stance.key()));
            }
            Some(lines.join("\n"))
        }
        Dialog::Mend(mending) if mending.is_changed() => Some(format!(
            "mend {} {}\n{}\n{}",
            mending.record.kind.list(),
            mending.record.number,
            quoted(&mending.before),
            quoted(&mending.text),
        )),
        _ => None,
    }
}

/// The dialog that was written so; none where it cannot be read, or what it is about is gone.
pub(super) fn from_text(opened: &Opened, text: &str) -> Option<Dialog> {
    let mut lines = text.lines();
    let mut head = lines.next()?.split(' ');
    let mut typed = || match Value::read(lines.next()?) {
        Value::Text(text) => Some(text),
        _ => None,
    };
    match head.next()? {
        "split" => {
            let id = head.next()?;
            let dossier = &opened.dossier;
            let at = dossier.points.iter().position(|it| it.id == id)?;
            let mut split = PointSplit::new(dossier, PointIndex::new(at));
            split.title = typed()?;
            split.proposition = typed()?;
            for line in lines {
                let (number, stance) = line.split_once(' ')?;
                let number: u32 = number.parse().ok()?;
                let is_it =
                    |it: &&mut super::Reread| dossier.statement(it.statement).number == number;
                if let Some(goes) = split.statements.iter_mut().find(is_it) {
                    (goes.stance, goes.is_read) = (Stance::from_key(stance)?, true);
                }
            }
            split.derive(dossier);
            Some(Dialog::SplitPoint(Box::new(split)))
        }
        "mend" => {
            let list = head.next()?;
            let kind = LISTS.into_iter().find(|kind| kind.list() == list)?;
            let number = head.next()?.parse().ok()?;
            let mut mending = Mending::new(opened, RecordRef { kind, number })?;
            // In a file that has changed since, the number may be that of another record.
            if mending.before != typed()? {
                return None;
            }
            mending.text = typed()?;
            mending.try_it(opened);
            Some(Dialog::Mend(Box::new(mending)))
        }
        _ => None,
    }
}
