//! The dossier that is compiled into the program and opens where no file is named.

/// The bytes of the bundled position file.
pub const DOSSIER: &[u8] = include_bytes!("../../data/ukraine-peace-plan.ron");
