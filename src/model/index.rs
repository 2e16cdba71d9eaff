//! Typed positions in a dossier's lists, so that a party is never looked up among the points.

macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The position as an index into the list.
            #[must_use]
            pub fn at(self) -> usize {
                self.0 as usize
            }

            /// The position `at` of a list.
            ///
            /// # Panics
            /// When the list has more than four thousand million entries.
            #[must_use]
            pub fn new(at: usize) -> Self {
                let Ok(at) = u32::try_from(at) else {
                    panic!("a list of a dossier holds at most {} records", u32::MAX)
                };
                Self(at)
            }
        }
    };
}

index!(
    /// A party's position in [`super::Dossier::parties`].
    PartyIndex
);
index!(
    /// A theme's position in [`super::Dossier::themes`].
    ThemeIndex
);
index!(
    /// A point's position in [`super::Dossier::points`].
    PointIndex
);
index!(
    /// A source's position in [`super::Dossier::sources`].
    SourceIndex
);
index!(
    /// A plan's position in [`super::Dossier::plans`].
    PlanIndex
);
index!(
    /// A statement's position in [`super::Dossier::statements`], which is not its number in the
    /// file when a statement before it was left out: see [`super::Statement::number`].
    StatementIndex
);
