//! Plans in which everything moves that can, for estimates.

pub(crate) const PLAN: &str = r#"
name = "Everything that moves"
version = 1

[money]
currency = "EUR"

[volumes]
own = { of = "pv" }
pv = { of = "pv", from = "own and customers" }
cv = { of = "cv" }
early = { of = "cv", first_days = 10 }
gv = { sum = "pv" }
below = { sum = "cv", with_own = false, until = "rank >= gold" }
long = { sum = "gv", periods = 2 }
served = { is = "customers(own > 20 or flag(active)) + enrolled(early < own, left) + enrolled(own >= 20 or title >= gold)" }
served_below = { sum = "served" }
mixed = { is = "min(gv, 500) + 2 * early + own / gv" }

[conditions]
active = "pv >= 20 or flag(active)"

[[ranks]]
name = "silver"
needs = "active and gv >= 100"
keeps = "flag(active)"
[[ranks]]
name = "gold"
needs = "active and leg_sum(gv, 200) >= 250 and (legs(rank >= silver) >= 2 or enrolled(own >= 5, right) >= 1)"
[[ranks]]
name = "star"
needs = "long >= 600 and distinct(1 of rank >= gold, 1 of flag(active)) and strongest(gv) >= 100"

[[bonuses]]
name = "Unilevel"
kind = "levels"
on = "cv"
to = "active"
counts = "earners"
[bonuses.rates_by_rank]
unranked = ["10 %"]
silver = ["10 %", "5 %"]
gold = ["10 %", "5 %", "2 %"]

[[bonuses]]
name = "Sponsor"
kind = "levels"
tree = "enroller"
on = "early"
to = "frontline(active) >= 1"
rates = ["20 %", "5 %"]

[[bonuses]]
name = "Differences"
kind = "differences"
tree = "enroller"
on = "mixed"
most_paid = "40"
to_below = "own >= 10"
brackets_by = "gv"
brackets = [{ from = 50, rate = "3 %" }, { from = 200, rate = "9 %" }, { from = 600, rate = "21 %" }]

[[bonuses]]
name = "Equal ranks"
kind = "differences"
on = "cv"
on_own = false
on_first_level = false
equals = "1 %"
rate_by_rank = { silver = "3 %", gold = "6 %" }

[[bonuses]]
name = "Groups"
kind = "breakaway"
on = "gv"
leaders = "rank >= silver"
rates = ["4 %", "2 %"]
guaranteed = 150

[[bonuses]]
name = "Binary"
kind = "lesser leg"
on = "gv"
rate = "10 %"
unpaid = "wiped"
expires = 3
to = "rank >= silver"

[[bonuses]]
name = "Cycles"
kind = "cycles"
on = "gv"
greater = 20
lesser = 10
amount = "0.30"

[[bonuses]]
name = "Matching"
kind = "levels"
tree = "enroller"
on_earnings = ["Unilevel", "Binary"]
counts = "rank >= silver"
rates = ["10 %", "5 %", "5 %"]

[[bonuses]]
name = "Matching of matching"
kind = "share"
on_earnings = ["Matching", "Differences"]
rate = "50 %"

[[bonuses]]
name = "At least"
kind = "fixed"
amount = "3"
to = "active"

[[bonuses]]
name = "A little"
kind = "share"
on = "own"
rate = "1 %"

[[bonuses]]
name = "Or else"
kind = "levels"
tree = "enroller"
on = "cv"
rates = ["8 %", "2 %"]
instead_of = ["At least", "A little"]

[[bonuses]]
name = "On the larger"
kind = "levels"
on_earnings = ["A little"]
rates = ["10 %"]

[[bonuses]]
name = "Car"
kind = "fixed"
amount = "7.50"
times = "legs(rank >= silver) + served_below"
once = true

[[bonuses]]
name = "Pool"
kind = "pool"
on = "cv"
rate = "3 %"
shares = "if(rank >= gold, 3, gv)"
to = "rank >= silver"
"#;

pub(crate) const CAPS: &str = r#"
[caps]
position = "60"
person = "80"
"#;

pub(crate) const WHOLE: &str = r#"
[[bonuses]]
name = "What nobody earned"
kind = "pool"
of_breakage = ["Unilevel"]
shares = "gv"

[[bonuses]]
name = "The best"
kind = "pool"
amount = "30"
ranked_by = ["gv", "cv"]
shares_by_place = [3, 2, 1]

[[bonuses]]
name = "Downward"
kind = "match down"
tree = "enroller"
on_earnings = ["Unilevel"]
rate = "10 %"

[[bonuses]]
name = "Board"
kind = "board"
width = 2
depth = 1
enters = "own > 0"
to = "active"
amount = "2"
comes_again = true
signed_off_by = "nobody: this is a test"

[[bonuses]]
name = "Or sideways"
kind = "share"
on_earnings = ["Pool"]
rate = "50 %"
instead_of = ["Downward"]

[[bonuses]]
name = "Retained"
kind = "share"
on = "cv"
rate = "2 %"
vests = { after = 2, while = "active" }

[[bonuses]]
name = "On the pool"
kind = "levels"
on_earnings = ["Pool"]
rates = ["10 %"]

[caps]
position = "60"
company = { rate = "20 %", of = "cv" }
"#;
