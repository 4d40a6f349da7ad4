//! Bytes as a small network and what it sold.

use plan::period::{Line, Member, NOBODY, Points, Rules, Side, Symbol, WAITING};

/// Bytes that are taken one after another; zeros when there are no more.
pub(crate) struct Bytes<'a>(pub(crate) &'a [u8]);

impl Bytes<'_> {
    pub(crate) fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    pub(crate) fn below(&mut self, bound: u32) -> u32 {
        u32::from(self.byte()) % bound.max(1)
    }

    /// A number of an order line: often a few points, seldom something near the end of what can be written.
    fn parts(&mut self) -> i64 {
        let kind = self.byte();
        let number = i64::from(self.byte()) << 8 | i64::from(self.byte());
        match kind % 8 {
            0 => 0,
            1..=3 => number * Points::ONE,
            4 => number,
            5 => -number * 100,
            6 => number * Points::ONE * 100,
            _ => Points::MOST - number,
        }
    }

    fn member(&mut self, own: u32) -> Member {
        // Seldom one that comes later, or oneself: then it may be no tree.
        let above = |bytes: &mut Self| match bytes.byte() {
            0..=20 => NOBODY,
            250.. => own + 1,
            byte => u32::from(byte) % own.max(1),
        };
        let placement = if own == 0 { NOBODY } else { above(self) };
        let enroller = if own == 0 || self.byte() < 128 { placement } else { above(self) };
        let placement = if own > 0 && self.byte() > 240 { WAITING } else { placement };
        let person = if self.byte() < 200 { own } else { self.below(own + 1) };
        let side = [Side::Left, Side::Right, Side::Neither][self.below(3) as usize];
        let (flags, kind) = (u32::from(self.byte()), self.byte());
        Member {
            enroller,
            placement,
            person,
            is_customer: kind >= 200,
            has_left: (180..205).contains(&kind),
            joined: i32::from(self.byte()),
            side,
            flags,
        }
    }

    pub(crate) fn members(&mut self) -> Vec<Member> {
        let count = 1 + self.below(20);
        (0..count).map(|own| self.member(own)).collect()
    }

    pub(crate) fn lines(&mut self, rules: &Rules, members: &[Member]) -> Vec<Line> {
        let symbols = [0, 1, 2, 3].map(|at| symbols(rules, at));
        let count = self.below(30);
        let mut line = || {
            let symbols =
                symbols.each_ref().map(|those| those[self.below(u32::try_from(those.len()).unwrap()) as usize]);
            let [class, product, brand, market] = symbols;
            let buyer = self.below(u32::try_from(members.len()).unwrap());
            let (pv, cv) = (self.parts(), self.parts());
            let numbers = [pv, cv, pv, cv, Points::ONE];
            Line { buyer, day: i32::from(self.byte()), class, product, brand, market, numbers }
        };
        (0..count).map(|_| line()).collect()
    }
}

/// What a plan names of an attribute, and something else.
fn symbols(rules: &Rules, attribute: usize) -> Vec<Symbol> {
    use plan::period::Attribute::{Brand, Class, Market, Product};
    let named = rules.symbols().named([Class, Product, Brand, Market][attribute]);
    std::iter::once(Symbol::OTHER).chain(named.map(|(_, symbol)| symbol)).collect()
}
