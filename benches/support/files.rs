//! The position files that are measured, opened as the window opens them.

use std::sync::Arc;

use concordance::load::load;
use concordance::shell::bundled;
use concordance::state::{Opened, Origin, Settings, State};

use crate::generate::write_position_file;
use crate::recipe::{Recipe, Size};

/// A window over the bundled dossier, or over a generated one.
pub(crate) fn state(size: Option<Size>) -> State {
    let bytes = match size {
        None => bundled::DOSSIER.to_vec(),
        Some(size) => {
            let mut bytes = Vec::new();
            write_position_file(&Recipe::of(size), &mut bytes).expect("memory takes it all");
            bytes
        }
    };
    let opened = Opened::new(Origin::StandardInput, load(&bytes)).expect("a position file");
    State::new(Arc::new(opened), Settings::default())
}
