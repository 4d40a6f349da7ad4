//! The way up from what has changed.

use std::collections::{HashMap, HashSet};

use crate::period::Forest;

/// A place on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stop {
    pub(super) place: usize,
    /// Whether it is one of those the way begins at.
    pub(super) is_start: bool,
}

/// These places and everybody above them, each once, whoever is below before whoever is above.
pub(super) fn up(forest: &Forest, starts: &[usize]) -> Vec<Stop> {
    along_one_line(forest, starts).unwrap_or_else(|| from_several(forest, starts))
}

/// When all stand above the first, in this order, as they do when one thing has changed.
fn along_one_line(forest: &Forest, starts: &[usize]) -> Option<Vec<Stop>> {
    let first = *starts.first()?;
    let mut others = starts[1..].iter().peekable();
    let above = forest.upline(first).map(|place| Stop { place, is_start: others.next_if_eq(&&place).is_some() });
    let way = std::iter::once(Stop { place: first, is_start: true }).chain(above).collect();
    others.next().is_none().then_some(way)
}

fn from_several(forest: &Forest, starts: &[usize]) -> Vec<Stop> {
    // How many of those directly below are on the way too.
    let mut waits_for: HashMap<usize, usize> = HashMap::new();
    for &start in starts {
        let mut place = start;
        if waits_for.contains_key(&place) {
            continue;
        }
        waits_for.insert(place, 0);
        while let Some(above) = forest.above(place) {
            let is_new = !waits_for.contains_key(&above);
            *waits_for.entry(above).or_insert(0) += 1;
            if !is_new {
                break;
            }
            place = above;
        }
    }
    let is_start: HashSet<usize> = starts.iter().copied().collect();
    let mut ready: Vec<usize> = is_start.iter().copied().filter(|start| waits_for[start] == 0).collect();
    let mut way = Vec::with_capacity(waits_for.len());
    while let Some(place) = ready.pop() {
        way.push(Stop { place, is_start: is_start.contains(&place) });
        let Some(above) = forest.above(place) else { continue };
        if let Some(waits) = waits_for.get_mut(&above) {
            *waits -= 1;
            if *waits == 0 {
                ready.push(above);
            }
        }
    }
    way
}

#[cfg(test)]
mod tests {
    use super::{Stop, up};
    use crate::period::{Forest, NOBODY};

    #[test]
    fn everybody_on_the_way_comes_once_and_after_those_below() {
        // 1 and 2 below 0, 3 and 4 below 1, 5 below 4.
        let forest = Forest::new(&[NOBODY, 0, 0, 1, 1, 4]).unwrap();
        let places = |starts: &[usize]| up(&forest, starts).iter().map(|stop| stop.place).collect::<Vec<_>>();
        assert_eq!(places(&[5]), [5, 4, 1, 0]);
        assert_eq!(places(&[5, 1]), [5, 4, 1, 0]);
        for starts in [vec![5, 3, 1], vec![1, 3, 5], vec![3, 5, 5, 4]] {
            let way = places(&starts);
            let at = |place| way.iter().position(|&one| one == place).unwrap();
            assert_eq!(way.len(), 5, "{way:?}");
            assert!(at(5) < at(4) && at(4) < at(1) && at(3) < at(1) && at(1) < at(0), "{way:?}");
        }
        assert_eq!(places(&[]), [] as [usize; 0]);
        for starts in [vec![5, 1], vec![1, 5], vec![3, 1, 4]] {
            let is_start = |stop: &Stop| stop.is_start == starts.contains(&stop.place);
            assert!(up(&forest, &starts).iter().all(is_start), "{starts:?}");
        }
    }
}
