//! The seller's console.

use server::link;
use server::pages::console::Console;
use server::pages::parts::{Form, NamedLink, Paging, Tone};
use server::pages::seller::boutique::{BoutiqueEditPage, BoutiqueForm, ChosenProduct};
use server::pages::seller::earnings::{Balance, EarningLine, EarningsPage};
use server::pages::seller::invitations::{InvitationForm, InvitationRow, InvitationsPage};
use server::pages::seller::team::{TeamMember, TeamPage};
use server::pages::seller::today::{Chart, CouponCard, SaleRow, TodayPage, Todo};

use crate::people::{facts, state};
use crate::sample::{eur, named};
use crate::shop::filter;
use crate::{Done, Preview};

/// Writes them all.
pub(crate) fn pages(p: &mut Preview) -> Done {
    today(p)?;
    earnings(p)?;
    team(p)?;
    invitations(p)?;
    my_boutique(p)
}

fn today(p: &mut Preview) -> Done {
    let cx = p.member("Today", "/sell/oak-and-ash");
    let console = Console::seller(&cx, "oak-and-ash", "mara", "Mara Lindqvist");
    let days = (0..30_i64)
        .map(|at| (format!("{} November", at + 1), eur(if at % 7 == 3 { 0 } else { (at * 7919) % 2_400 + at * 30 })));
    let sale = |what: &str, hours, through: &str, cents, word| SaleRow {
        what: what.into(),
        at: p.ago(hours),
        through: through.into(),
        earned: eur(cents),
        state: word,
    };
    let mut page = TodayPage {
        greeting: "Good morning, Mara".into(),
        today: eur(1_240),
        month: eur(38_415),
        pending: eur(12_060),
        next: Some(p.ago(-50)),
        available: eur(1_204_355),
        payout: Some(p.ago(-300)),
        address: "https://shop.example/@mara".into(),
        share_mail: link::elsewhere("mailto:?subject=Look&body=https%3A%2F%2Fshop.example%2F%40mara"),
        coupons: vec![CouponCard { code: "MARA10".into(), benefit: "10 % off".into(), used: "3 of 100".into() }],
        todo: vec![
            Todo {
                text: "Nest of three bowls is nearly sold out. Tell those who asked for it.".into(),
                action: NamedLink {
                    name: "See the product".into(),
                    href: link::product_in_shop("oak-and-ash", "stille", "morning-bowl"),
                },
            },
            Todo {
                text: "Ines joined yesterday and has not chosen any products yet.".into(),
                action: NamedLink { name: "See the team".into(), href: link::seller_team("oak-and-ash") },
            },
        ],
        chart: Chart::new("384.15 EUR in 30 days; the best day was 29 November.", days.collect()),
        sales: vec![
            sale("Morning bowl and 2 more", 1, "Your boutique", 640, state("Pending", Tone::Warn)),
            sale("Reed diffuser, fig", 30, "Ines, level 1", 112, state("Pending", Tone::Warn)),
            sale(
                "Geschirrtrockentücher aus Halbleinen, Sonderausführung",
                240,
                "Jonas Abendroth-Oberhuber, level 2",
                34,
                state("Available", Tone::Good),
            ),
            sale("Teapot for two", 400, "Your boutique", -680, state("Reversed", Tone::Bad)),
        ],
        console,
        cx,
    };
    p.write("seller-today", &page)?;
    page.sales.clear();
    page.todo.clear();
    page.chart = Chart::new("", Vec::new());
    page.next = None;
    (page.today, page.month, page.pending, page.available) = (eur(0), eur(0), eur(0), eur(0));
    p.write("seller-today-empty", &page)
}

fn earnings(p: &mut Preview) -> Done {
    let cx = p.member("Earnings", "/sell/oak-and-ash/earnings");
    let console = Console::seller(&cx, "oak-and-ash", "mara", "Mara Lindqvist");
    let line = |what: &str, hours, through: &str, cents, word, pending: bool| EarningLine {
        what: what.into(),
        at: p.ago(hours),
        through: through.into(),
        amount: eur(cents),
        state: word,
        available_at: pending.then(|| p.ago(-24 * 13)),
        reason: facts(&[
            ("Order", "ord_7k2m9x at Oak & Ash"),
            ("Price", "2 × 34.00 EUR = 68.00 EUR"),
            ("Commission", "22 % of 68.00 EUR = 14.96 EUR, the catalog’s rate on 20 November"),
            ("Rule", "Unilevel, 3 levels: the seller gets 50 % of the commission"),
            ("Rounding", "Shares are rounded down; the cents left over go to the first shares in order"),
        ]),
        calculation: "68.00 EUR × 22 % × 50 % = 7.48 EUR".into(),
    };
    let mut page = EarningsPage {
        csv: link::seller_earnings_csv("oak-and-ash"),
        balance: Balance {
            pending: eur(12_060),
            available: eur(30_240),
            in_payout: eur(8_400),
            paid: eur(120_000),
            reversed: eur(680),
        },
        filters: vec![
            filter("All", 248, true),
            filter("Pending", 12, false),
            filter("Available", 230, false),
            filter("Reversed", 6, false),
        ],
        lines: vec![
            line("2 × Morning bowl, sage", 1, "Your own sale", 748, state("Pending", Tone::Warn), true),
            line("Reed diffuser, fig", 30, "Level 1, sold by Ines Carvalho", 112, state("Pending", Tone::Warn), true),
            line(
                "Geschirrtrockentücher aus Halbleinen, Sonderausführung",
                240,
                "Level 2, sold by Jonas Abendroth-Oberhuber",
                34,
                state("Available", Tone::Good),
                false,
            ),
            line("Teapot for two, given back", 400, "Your own sale", -680, state("Reversed", Tone::Bad), false),
        ],
        paging: Paging::new(1, 50, 248, |_| link::seller_earnings("oak-and-ash")),
        console,
        cx,
    };
    p.write("seller-earnings", &page)?;
    page.lines.clear();
    page.filters.clear();
    page.paging = Paging::default();
    page.balance = Balance { pending: eur(0), available: eur(0), in_payout: eur(0), paid: eur(0), reversed: eur(0) };
    p.write("seller-earnings-empty", &page)
}

fn member(
    p: &Preview,
    name: &str,
    handle: &str,
    sold: &str,
    members: Vec<TeamMember>,
    more: Option<&str>,
) -> TeamMember {
    TeamMember {
        person: p.sample.person(name, handle),
        visit: format!("{name}’s boutique"),
        since: "since March 2026".into(),
        sold: sold.into(),
        active: sold.contains("EUR"),
        below: if members.is_empty() && more.is_none() {
            String::new()
        } else {
            format!("{} below", members.len() + 3)
        },
        members,
        more: more.map(|words| named(words, link::seller_team("oak-and-ash").and("from", handle))),
    }
}

fn team(p: &mut Preview) -> Done {
    let cx = p.member("Team", "/sell/oak-and-ash/team");
    let console = Console::seller(&cx, "oak-and-ash", "mara", "Mara Lindqvist");
    let deep = vec![
        member(p, "Tomás Ferreira", "tomas", "88.00 EUR this month", Vec::new(), Some("9 people below Tomás")),
        member(p, "Wiebke Harms", "wiebke", "Resting since October", Vec::new(), None),
    ];
    let members = vec![
        member(p, "Ines Carvalho", "ines", "412.00 EUR this month", deep, None),
        member(
            p,
            "Jonas Abendroth-Oberhuber",
            "jonas",
            "1 280.50 EUR this month",
            vec![member(p, "Li Wen", "li", "20.00 EUR this month", Vec::new(), None)],
            None,
        ),
        member(p, "Priya", "priya", "Nothing yet this month", Vec::new(), None),
    ];
    let mut page = TeamPage {
        people: 1_204,
        active: 318,
        sold: eur(1_842_050),
        earned: eur(20_412),
        path: Vec::new(),
        members,
        more: Some(link::seller_team("oak-and-ash")),
        console,
        cx,
    };
    p.write("seller-team", &page)?;
    page.path = vec![named("You", link::seller_team("oak-and-ash")), named("Ines", link::seller_team("oak-and-ash"))];
    page.members.truncate(1);
    p.write("seller-team-deeper", &page)?;
    page.path.clear();
    page.members.clear();
    (page.people, page.active, page.sold, page.earned) = (0, 0, eur(0), eur(0));
    p.write("seller-team-empty", &page)
}

/// Two open invitations.
pub(crate) fn invitation_rows(p: &Preview) -> Vec<InvitationRow> {
    let row = |note: &str, hours| InvitationRow {
        address: "https://shop.example/join/mara-7k2m9x".into(),
        note: note.into(),
        made: p.ago(hours),
        ends: p.ago(hours - 24 * 30),
        withdraw: link::seller_invitations("oak-and-ash"),
    };
    vec![row("Nora from the choir", 60), row("", 300)]
}

fn invitations(p: &mut Preview) -> Done {
    let cx = p.member("Invitations", "/sell/oak-and-ash/invitations");
    let console = Console::seller(&cx, "oak-and-ash", "mara", "Mara Lindqvist");
    let mut page = InvitationsPage {
        console,
        cx,
        action: link::seller_invitations("oak-and-ash"),
        form: Form::of(InvitationForm::default()),
        shop: "Oak & Ash".into(),
        invitations: invitation_rows(p),
    };
    p.write("seller-invitations", &page)?;
    page.invitations.clear();
    p.write("seller-invitations-empty", &page)
}

fn my_boutique(p: &mut Preview) -> Done {
    let cx = p.member("My boutique", "/sell/oak-and-ash/boutique");
    let console = Console::seller(&cx, "oak-and-ash", "mara", "Mara Lindqvist");
    let form = BoutiqueForm {
        name: "Mara Lindqvist".into(),
        headline: "Things that survive a family".into(),
        words: "I cook for five most evenings.".into(),
    };
    let products = p.sample.cards(0, 8).into_iter().enumerate();
    let products = products.map(|(at, card)| ChosenProduct {
        id: at.to_string(),
        card,
        earns: eur(320),
        chosen: at < 3,
        first: at == 0,
        last: at == 2,
    });
    let page = BoutiqueEditPage {
        action: link::seller_boutique("oak-and-ash"),
        form: Form::of(form),
        collections: link::seller_collections("oak-and-ash"),
        followers: 12,
        brands: Vec::new(),
        sold_out: 1,
        share: link::seller_links("oak-and-ash"),
        products: products.collect(),
        chosen: 3,
        paging: Paging::new(1, 24, 200, |_| link::seller_boutique("oak-and-ash")),
        console,
        cx,
    };
    p.write("seller-boutique", &page)
}
