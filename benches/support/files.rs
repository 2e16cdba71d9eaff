//! The position files that are measured, opened as the window opens them.

use std::sync::Arc;

use concordance::load::load;
use concordance::shell::bundled;
use concordance::state::{Opened, Origin, Settings, State};

use crate::generate::write_position_file;
use crate::recipe::{Recipe, Size};

/// A window over the bundled dossier, or over a generated one.
pub(crate) fn state(size: Option<Size>) -> State {
    size.map_or_else(|| open(bundled::DOSSIER), |size| of(&Recipe::of(size)))
}

/// A window over a file of this recipe.
pub(crate) fn of(recipe: &Recipe) -> State {
    let mut bytes = Vec::new();
    write_position_file(recipe, &mut bytes).expect("memory takes it all");
    open(&bytes)
}

fn open(bytes: &[u8]) -> State {
    let opened = Opened::new(Origin::StandardInput, load(bytes)).expect("a position file");
    State::new(Arc::new(opened), Settings::default())
}
