//! What the author of a plan for periods is told.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use plan::period::Rules;

const PLAN: &str = r#"name = "Short"
version = 1

[money]
currency = "EUR"

[volumes]
cv = { of = "cv" }
gv = { sum = "cv" }

[[ranks]]
name = "silver"
needs = "gv >= 100"

[[bonuses]]
name = "Levels"
kind = "levels"
on = "cv"
rates = ["5 %"]
"#;

fn told(from: &str, to: &str) -> String {
    assert!(PLAN.contains(from), "{from}");
    Rules::parse(&PLAN.replace(from, to)).unwrap_err().to_string()
}

#[test]
fn the_guide_shows_a_plan_that_is_read() {
    let guide = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/plans.md");
    let guide = std::fs::read_to_string(guide).unwrap();
    let plans = guide.split("```toml\n").skip(1).filter_map(|block| block.split("```").next());
    let plan = plans.into_iter().find(|plan| plan.contains("Silver and gold")).unwrap();
    let rules = Rules::parse(plan).unwrap();
    assert_eq!(rules.rank_names(), ["silver", "gold"]);
    assert_eq!(rules.bonus_names().collect::<Vec<_>>(), ["Unilevel", "Leadership pool"]);
}

#[test]
fn published_rules_can_be_said() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/plans/published");
    let mut read = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let file = file.unwrap().path();
        let rules = Rules::parse(&std::fs::read_to_string(&file).unwrap());
        assert!(rules.is_ok(), "{}: {}", file.display(), rules.unwrap_err());
        read += 1;
    }
    assert!(read >= 35, "the plans are gone");
}

#[test]
fn the_author_is_told_line_key_and_mend() {
    assert_eq!(told("version = 1", "version = 0"), "line 2, version: this is a whole number from 1 to 4294967295");
    assert_eq!(
        told("[\"5 %\"]", "[5]"),
        "line 19, bonuses[1].rates[1]: a rate is written as text with its percent sign, so that nobody can misread it; write \"5 %\""
    );
    assert_eq!(
        told("on = \"cv\"", "on = \"bv\""),
        "line 18, bonuses[1].on: no volume above is called `bv`; there are cv, gv"
    );
    assert_eq!(
        told("gv >= 100", "gw >= 100"),
        "line 13, ranks[1].needs: at `gw >= 100`: nothing is called `gw`; there are cv, gv, silver, rank, title"
    );
    assert_eq!(told("gv >= 100", "gv >="), "line 13, ranks[1].needs: at the end: something is missing at the end");
    assert_eq!(
        told("gv >= 100", "gv + 1"),
        "line 13, ranks[1].needs: at `gv + 1`: this is a number, and something that is true or not is needed"
    );
    assert_eq!(
        told("gv >= 100", "rank >= silver"),
        "line 13, ranks[1].needs: whether it has the rank is what this says: `rank` stands in `frontline(...)` only"
    );
    assert_eq!(
        told("sum = \"cv\"", "sum = \"ov\""),
        "line 9, volumes.gv.sum: no volume above is called `ov`; there are cv"
    );
    assert_eq!(
        told("kind = \"levels\"", "kind = \"levels\"\nwidth = 3"),
        "line 18, bonuses[1].width: there is no such key here; there are name, tree, kind, to, on_earnings, on, counts, \
         rates, rates_by_rank, most_paid, vests, instead_of, paid_in"
    );
    let gap = "counts = \"earners\"\nrates = [\"5 %\", \"0 %\", \"3 %\"]";
    assert_eq!(
        told("rates = [\"5 %\"]", gap),
        "line 19, bonuses[1].counts: nobody has a rate for level 2, so with \"earners\" nobody takes it up and no level after it is paid"
    );
    let steps = "kind = \"share\"\nin_steps = true\nbrackets_by = \"gv\"\nbrackets = [{ from = 1, rate = \"2 %\" }]";
    assert_eq!(
        told("kind = \"levels\"", steps),
        "line 18, bonuses[1].in_steps: steps are those of brackets, and `brackets_by` is the volume that is paid on"
    );
    assert_eq!(
        told("sum = \"cv\"", "is = \"if(rank >= silver, cv, 0)\""),
        "line 9, volumes.gv.is: `rank` is not known yet when volumes are counted; `title` is"
    );
    assert_eq!(
        told("kind = \"levels\"", "kind = \"levels\"\ntree = \"pass-up\""),
        "line 18, bonuses[1].tree: say above who is passed up: [pass_up] with `first` and `signed_off_by`"
    );
    assert_eq!(
        told("[[bonuses]]", "[pass_up]\nfirst = 2\n[[bonuses]]"),
        "line 15, pass_up.signed_off_by: this key is missing; add for instance `signed_off_by = \"Jane Roe, counsel, 2026-11-30\"`"
    );
    assert_eq!(
        told("[[bonuses]]", "[matrix]\nwidth = 0\n[[bonuses]]"),
        "line 16, matrix.width: this is a whole number from 1 to 1000"
    );
    assert_eq!(
        told("needs = \"gv >= 100\"", "needs = \"whole(gv / 0) >= 100\""),
        "line 13, ranks[1].needs: at `0) >= 100`: nothing can be divided by 0"
    );
    let below = "kind = \"differences\"\non_own = false\nto_below = \"gv > 0\"";
    assert_eq!(
        told("kind = \"levels\"", below),
        "line 19, bonuses[1].to_below: nothing but what those below sold is paid here: write it as `to`"
    );
    let second = |keys: &str| {
        let second = "rates = [\"5 %\"]\n[[bonuses]]\nname = \"Second\"\nkind = \"share\"\non = \"cv\"\nrate = \"5 %\"";
        told("rates = [\"5 %\"]", &format!("{second}\n{keys}"))
    };
    assert_eq!(
        second("instead_of = [\"Third\"]"),
        "line 25, bonuses[2].instead_of[1]: no bonus above is called `Third`"
    );
    assert_eq!(second("instead_of = [\"Levels\", \"Levels\"]"), "line 25, bonuses[2].instead_of: name each bonus once");
    let third = "[[bonuses]]\nname = \"Third\"\nkind = \"share\"\nrate = \"5 %\"";
    assert_eq!(
        second(&format!("instead_of = [\"Levels\"]\n{third}\non = \"cv\"\ninstead_of = [\"Levels\"]")),
        "line 31, bonuses[3].instead_of: `Levels` is compared with another bonus already"
    );
    assert_eq!(
        second(&format!("{third}\non_earnings = [\"Second\"]\ninstead_of = [\"Second\"]")),
        "line 30, bonuses[3].instead_of: it pays on the very earnings that it would replace"
    );
    let early = format!("{third}\non_earnings = [\"Second\"]\n{third}\non = \"cv\"\ninstead_of = [\"Second\"]");
    assert_eq!(
        second(&early.replacen("\"Third\"", "\"Early\"", 1)),
        "line 35, bonuses[4].instead_of: `Early` pays on what is compared here: write it below this bonus"
    );
    assert_eq!(
        second("vests = { after = 2, while = \"gv > 0\" }\ninstead_of = [\"Levels\"]"),
        "line 26, bonuses[2].instead_of: a pool, a binary bonus, a board, and what is paid once or vests is not paid instead of another"
    );
    assert_eq!(second("paid_in = \"kind\""), "line 25, bonuses[2].paid_in: write \"money\", \"credit\" or \"goods\"");
    assert_eq!(
        told("gv >= 100", "customers(gv >= 1) >= 100"),
        "line 13, ranks[1].needs: at `gv >= 1) >= 100`: whom somebody enrolled may stand anywhere, so it is asked for what is known \
         of each at once: volumes of order lines, `title` and `flag(...)`"
    );
    assert_eq!(
        told("gv >= 100", "enrolled(cv >= 1, up) >= 1"),
        "line 13, ranks[1].needs: at `up) >= 1`: write `left` or `right`"
    );
    let many: Vec<String> = (0..60).map(|at| format!("customers(cv > {at}) >= 1")).collect();
    let told_of_many = told("gv >= 100", &many.join(" and "));
    assert!(told_of_many.contains("needs: at `cv > 58) >= 1"), "{told_of_many}");
    assert!(told_of_many.contains("a plan has at most 60 volumes"), "{told_of_many}");
    let board =
        |keys: &str| told("kind = \"levels\"\non = \"cv\"\nrates = [\"5 %\"]", &format!("kind = \"board\"\n{keys}"));
    let whole = "width = 2\ndepth = 2\nenters = \"gv > 0\"\namount = \"10\"";
    assert_eq!(
        board(whole),
        "line 15, bonuses[1].signed_off_by: this key is missing; add for instance `signed_off_by = \"Jane Roe, counsel, 2026-11-30\"`"
    );
    assert_eq!(
        board(&whole.replace("width = 2", "width = 1")),
        "line 18, bonuses[1].width: this is a whole number from 2 to 100"
    );
    let large = format!("{}\nsigned_off_by = \"Jane\"", whole.replace("width = 2", "width = 100"));
    assert_eq!(board(&large), "line 19, bonuses[1].depth: a board has at most 10000 positions");
    assert_eq!(
        board(&whole.replace("\"10\"", "\"0\"")),
        "line 21, bonuses[1].amount: a full board pays more than nothing"
    );
    let expires = "kind = \"lesser leg\"\nrate = \"10 %\"\nrest = \"flushed\"\nexpires = 2";
    assert_eq!(
        told("kind = \"levels\"", expires),
        "line 20, bonuses[1].expires: nothing is carried that could expire: write `rest = \"kept\"`"
    );
    assert_eq!(
        told("[[bonuses]]", "[payout]\nminimum = \"-1\"\n[[bonuses]]"),
        "line 16, payout.minimum: the least that is paid is nothing or more"
    );
    let pegged =
        |pegs: &str| told("[[bonuses]]", &format!("[payout]\nminimum = \"1\"\npegs = {{ {pegs} }}\n[[bonuses]]"));
    let how = "write how many GBP one EUR is worth, as a text such as \"0.833\"";
    assert_eq!(pegged("GBP = \"0\""), format!("line 17, payout.pegs.GBP: {how}"));
    assert_eq!(pegged("XXX = \"1\""), "line 17, payout.pegs.XXX: the key is the code of a currency, such as GBP");
    assert_eq!(
        pegged("EUR = \"1\""),
        "line 17, payout.pegs.EUR: this is the currency of the plan itself: leave it out"
    );
    assert_eq!(pegged("GBP = \"1\", gbp = \"1\""), "line 17, payout.pegs.gbp: GBP is pegged twice");
    let both = "kind = \"pool\"\namount = \"10\"\nshares = \"1\"\nranked_by = [\"cv\"]\nshares_by_place = [1]";
    assert_eq!(
        told("kind = \"levels\"\non = \"cv\"\nrates = [\"5 %\"]", both),
        "line 21, bonuses[1].shares_by_place: shares are by a formula or by place: write one of the two"
    );
    assert_eq!(
        told("rates = [\"5 %\"]", "rates = [\"5 %\"]\nvests = { after = 1, while = \"gv > 0\" }"),
        "line 20, bonuses[1].vests.after: this is a whole number from 2 to 120"
    );
    let guaranteed =
        "kind = \"breakaway\"\nleaders = \"rank >= silver\"\nguaranteed = 100\nrates_by_rank = { silver = [\"4 %\"] }";
    assert_eq!(
        told("kind = \"levels\"\non = \"cv\"\nrates = [\"5 %\"]", &format!("{guaranteed}\non = \"cv\"")),
        "line 19, bonuses[1].guaranteed: what is guaranteed is paid at one rate: write `rates`, not `rates_by_rank`"
    );
    assert_eq!(
        told("kind = \"levels\"", "kind = \"differences\"\non_first_level = false"),
        "line 18, bonuses[1].on_first_level: one's own volume comes before the first level: write `on_own = false` as well"
    );
    assert_eq!(
        told("rates = [", "rate = ["),
        "line 19, bonuses[1].rate: there is no such key here; did you mean `rates`?"
    );
    assert_eq!(
        told("on = \"cv\"", "on = \"cv\"\ntree = \"sponsor\""),
        "line 19, bonuses[1].tree: write \"placement\", \"enroller\" or \"pass-up\""
    );
    assert_eq!(
        told("of = \"cv\"", "of = \"bv\""),
        "line 8, volumes.cv.of: write \"pv\", \"cv\", \"qv\", \"amount\" or \"units\""
    );
    assert_eq!(
        told("\"EUR\"", "\"EUR\"\nroundng = \"down\""),
        "line 6, money.roundng: there is no such key here; there are currency, point, rounding"
    );
    assert_eq!(
        told("\"EUR\"", "\"EUR\"\nrounding = \"up\""),
        "line 6, money.rounding: write \"half up\", \"half even\" or \"down\""
    );
    assert!(told("[[bonuses]]", "[recruiting_bonus]\n[[bonuses]]").contains("commission comes only from sales"));
    assert_eq!(
        told("rates = [\"5 %\"]", ""),
        "line 15, bonuses[1].rates: this key is missing; add for instance `rates = [\"5 %\", \"3 %\"]`"
    );
}

#[test]
fn nothing_makes_the_reader_fall_over() {
    let deep = format!("needs = \"{}1{} > 0\"", "(".repeat(5_000), ")".repeat(5_000));
    assert!(told("needs = \"gv >= 100\"", &deep).contains("40 deep"));
    for length in 0..PLAN.len() {
        // However it is cut off.
        let _ = Rules::parse(&PLAN[..length]);
    }
    for (at, _) in PLAN.char_indices() {
        let mut other = PLAN.to_owned();
        other.replace_range(at..=at, "\"");
        let _ = Rules::parse(&other);
    }
}
