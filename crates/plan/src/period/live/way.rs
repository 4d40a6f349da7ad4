//! The way up from what has changed.

use std::collections::HashMap;

use crate::period::Forest;

/// These places and everybody above them, each once, whoever is below before whoever is above.
pub(super) fn up(forest: &Forest, starts: &[usize]) -> Vec<usize> {
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
    let mut ready: Vec<usize> = starts.iter().copied().filter(|start| waits_for[start] == 0).collect();
    ready.sort_unstable();
    ready.dedup();
    let mut way = Vec::with_capacity(waits_for.len());
    while let Some(place) = ready.pop() {
        way.push(place);
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
    use super::up;
    use crate::period::{Forest, NOBODY};

    #[test]
    fn everybody_on_the_way_comes_once_and_after_those_below() {
        // 1 and 2 below 0, 3 and 4 below 1, 5 below 4.
        let forest = Forest::new(&[NOBODY, 0, 0, 1, 1, 4]).unwrap();
        assert_eq!(up(&forest, &[5]), [5, 4, 1, 0]);
        for starts in [vec![5, 3, 1], vec![1, 3, 5], vec![3, 5, 5, 4]] {
            let way = up(&forest, &starts);
            let at = |place| way.iter().position(|&one| one == place).unwrap();
            assert_eq!(way.len(), 5, "{way:?}");
            assert!(at(5) < at(4) && at(4) < at(1) && at(3) < at(1) && at(1) < at(0), "{way:?}");
        }
        assert_eq!(up(&forest, &[]), [] as [usize; 0]);
    }
}
