//! Members who have left: who stood below them stands below whoever is above, and whom they enrolled belongs to their enroller.

use super::NOBODY;
use super::bonuses::Tree;
use super::document::Rules;
use super::input::{Member, WAITING};
use super::live::Live;

impl Rules {
    /// Whether those below somebody who has left roll up. In a binary tree and in a matrix everybody has a place of its own, and in an
    /// X-up plan whom the others pass up would change with who came before: there it stays, and earns nothing.
    const fn rolls_up(&self, tree: Tree, has_legs: bool) -> bool {
        match tree {
            Tree::Placement => self.matrix.is_none() && !has_legs,
            Tree::Enroller | Tree::PassUp => self.pass_up.is_none(),
        }
    }

    /// Whoever left before it was placed stands below its enroller, or for itself where it would take a place.
    fn leave_the_tank(&self, member: &mut Member) {
        if member.placement == WAITING {
            let is_free = self.rolls_up(Tree::Placement, self.has_legs());
            member.placement = if is_free { member.enroller } else { NOBODY };
        }
    }

    /// Puts everybody below the first above who has not left, so whoever has left has nobody below.
    pub(super) fn roll_up(&self, members: &mut [Member]) {
        if !members.iter().any(|member| member.has_left) {
            return;
        }
        let has_legs = self.has_legs();
        members.iter_mut().filter(|member| member.has_left).for_each(|member| self.leave_the_tank(member));
        for tree in [Tree::Placement, Tree::Enroller].into_iter().filter(|tree| self.rolls_up(*tree, has_legs)) {
            roll_up(tree, members);
        }
    }
}

impl Live {
    /// A member as it stands among those there are: below nobody who has left.
    pub(super) fn rolled_up(&self, member: Member) -> Member {
        let rules = &self.rules;
        let mut member = member;
        if member.has_left {
            rules.leave_the_tank(&mut member);
        }
        for tree in [Tree::Placement, Tree::Enroller] {
            let above = above_in_mut(tree, &mut member);
            // Who has left stands below somebody who has not.
            let left = self.members.get(*above as usize).filter(|one| one.has_left);
            if let Some(left) = left.filter(|_| rules.rolls_up(tree, rules.has_legs())) {
                *above = *above_in(tree, left);
            }
        }
        member
    }
}

const fn above_in(tree: Tree, member: &Member) -> &u32 {
    match tree {
        Tree::Placement => &member.placement,
        Tree::Enroller | Tree::PassUp => &member.enroller,
    }
}

const fn above_in_mut(tree: Tree, member: &mut Member) -> &mut u32 {
    match tree {
        Tree::Placement => &mut member.placement,
        Tree::Enroller | Tree::PassUp => &mut member.enroller,
    }
}

fn roll_up(tree: Tree, members: &mut [Member]) {
    let mut way = Vec::new();
    for row in 0..members.len() {
        way.push(row);
        let mut above = *above_in(tree, &members[row]);
        while let Some(left) = members.get(above as usize).filter(|one| one.has_left) {
            // Those who are above themselves are found by whoever lays out the tree.
            if way.len() > members.len() {
                return;
            }
            way.push(above as usize);
            above = *above_in(tree, left);
        }
        // All on the way at once, so that a chain is walked once.
        for row in way.drain(..) {
            *above_in_mut(tree, &mut members[row]) = above;
        }
    }
}
