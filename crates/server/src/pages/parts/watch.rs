/// Whether a page of something that goes on loads itself anew. It does so because whoever looks at it wants it, and stops when
/// they say so: a page that moves by itself is a hindrance to some.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Watch {
    /// There is nothing more to see.
    Over,
    /// It goes on, and nobody watches.
    Off,
    /// It goes on, and the page follows.
    On,
}

impl Watch {
    /// Of something that goes on or not, on a page that is to follow or not.
    #[must_use]
    pub const fn of(goes_on: bool, wanted: bool) -> Self {
        match (goes_on, wanted) {
            (false, _) => Self::Over,
            (true, false) => Self::Off,
            (true, true) => Self::On,
        }
    }

    pub(crate) fn is_on(self) -> bool {
        self == Self::On
    }

    pub(crate) fn is_off(self) -> bool {
        self == Self::Off
    }
}
