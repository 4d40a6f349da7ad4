use base::Timestamp;

use crate::{CollectionId, MemberId, ProductId};

/// A named group of products in a boutique.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collection {
    /// Which.
    pub id: CollectionId,
    /// Whose.
    pub member: MemberId,
    /// What it is called.
    pub title: String,
    /// A few words about it; may be empty.
    pub words: String,
    /// What is in it, in order. Some may not be on sale any more.
    pub products: Vec<ProductId>,
}

/// What a seller says of a collection.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewCollection {
    /// What it is called; one line of 1 to 120 characters.
    pub title: String,
    /// A few words about it; up to 600 characters.
    pub words: String,
}

/// A step in an order that is set by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Before the one before.
    Up,
    /// Behind the next.
    Down,
}

impl Step {
    /// Moves the one at `at`; at the end of the list it stays.
    pub fn take<T>(self, list: &mut [T], at: usize) {
        let other = match self {
            Self::Up => at.checked_sub(1),
            Self::Down => at.checked_add(1).filter(|&next| next < list.len()),
        };
        if let Some(other) = other.filter(|_| at < list.len()) {
            list.swap(at, other);
        }
    }
}

/// A boutique that a customer follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Followed {
    /// Whose.
    pub member: MemberId,
    /// Since when.
    pub since: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::Step;

    #[test]
    fn a_step_at_the_end_of_a_list_leads_nowhere() {
        let moved = |step: Step, at| {
            let mut list = ['a', 'b', 'c'];
            step.take(&mut list, at);
            list.iter().collect::<String>()
        };
        assert_eq!((moved(Step::Up, 1), moved(Step::Down, 1)), ("bac".into(), "acb".into()));
        assert_eq!(
            (moved(Step::Up, 0), moved(Step::Down, 2), moved(Step::Down, 9)),
            ("abc".into(), "abc".into(), "abc".into())
        );
    }
}
