//! The merchant's console.

use base::{Bps, Money};
use server::link;
use server::pages::console::Console;
use server::pages::console::list::{ListHead, SavedView};
use server::pages::merchant::brands::{Agreement, AskForm, BrandsPage};
use server::pages::merchant::details::{ShopDetailsField, ShopDetailsForm, ShopDetailsPage};
use server::pages::merchant::order::{OrderPage, RefundBox, RefundDelivery, RefundLine, RefundPreview, ShareRow};
use server::pages::merchant::orders::{OrderRow, OrdersPage};
use server::pages::merchant::plan::{PlanField, PlanForm, PlanMonth, PlanPage, PlanRow};
use server::pages::merchant::sellers::{SellerRow, SellersPage};
use server::pages::parts::{Form, Paging, Tone, Totals};
use server::pages::seller::invitations::InvitationForm;

use crate::people::{choice, parcels, state, steps};
use crate::sample::{eur, named};
use crate::seller::invitation_rows;
use crate::shop::{filter, share};
use crate::{Done, Preview};

/// Writes them all.
pub(crate) fn pages(p: &mut Preview) -> Done {
    orders(p)?;
    order(p)?;
    brands(p)?;
    plan(p)?;
    sellers(p)?;
    details(p)
}

fn orders(p: &mut Preview) -> Done {
    let cx = p.member("Orders", "/manage/shops/oak-and-ash");
    let console = Console::merchant(&cx, "oak-and-ash", "Oak & Ash", 3, 1);
    let mut page = OrdersPage {
        filters: vec![
            filter("To be paid", 3, false),
            filter("Paid", 41, false),
            filter("Paid back", 2, false),
            filter("Cancelled", 5, false),
            filter("All", 51, true),
        ],
        head: list_head("Find an order"),
        pay: link::merchant_pay_several("oak-and-ash"),
        cancel: link::merchant_cancel_several("oak-and-ash"),
        sold: eur(1_234_050),
        unpaid: eur(31_240),
        refunded: eur(3_400),
        orders: rows(p),
        paging: Paging::new(1, 50, 51, |_| link::merchant_orders("oak-and-ash")),
        console,
        cx,
    };
    p.write("merchant-orders", &page)?;
    page.orders.clear();
    page.paging = Paging::default();
    p.write("merchant-orders-empty", &page)
}

fn rows(p: &Preview) -> Vec<OrderRow> {
    let order = |number: &str, hours, customer: &str, brands: &str, seller: &str, cents, word| OrderRow {
        id: number.into(),
        href: link::merchant_order("oak-and-ash", number),
        number: number.into(),
        placed: p.ago(hours),
        customer: customer.into(),
        brands: brands.into(),
        seller: seller.into(),
        total: eur(cents),
        state: word,
    };
    vec![
        order(
            "ord_7k2m9x",
            2,
            "Anna Schönborn",
            "Stille Keramik, Vesper Bath",
            "Mara",
            19_040,
            state("To be paid", Tone::Warn),
        ),
        order(
            "ord_9d3k2p",
            28,
            "Anna-Katharina Freifrau von Schönborn-Wiesentheid",
            "Weberei Oberösterreichische Donaulandgenossenschaft",
            "",
            5_400,
            state("Paid", Tone::Good),
        ),
        order(
            "ord_1a8s7d",
            50,
            "Tomás Ferreira",
            "Holm & Sohn",
            "Ines",
            1_234_567,
            state("Partly paid back", Tone::Info),
        ),
        order("ord_0x9c8v", 400, "Li Wen", "Vesper Bath", "Jonas", 950, state("Cancelled", Tone::Bad)),
    ]
}

fn order(p: &mut Preview) -> Done {
    let cx = p.member("Order", "/manage/shops/oak-and-ash/orders/ord_7k2m9x");
    let console = Console::merchant(&cx, "oak-and-ash", "Oak & Ash", 3, 1);
    let mut page = OrderPage {
        number: "ord_7k2m9x".into(),
        placed: p.ago(26),
        state: state("To be paid", Tone::Warn),
        customer: "Anna Schönborn".into(),
        email: "anna@example.org".into(),
        address: ["Anna Schönborn", "Lindenstraße 12", "10969 Berlin", "Germany"].map(Into::into).into(),
        note: "Please ring at Weber, the bell is broken.".into(),
        gift_note: "Happy birthday, Jon!".into(),
        parcels: parcels(p),
        packs: Vec::new(),
        shipments: Vec::new(),
        returns: Vec::new(),
        totals: Totals { delivery: Some(eur(490)), total: eur(19_040), ..Totals::goods_only(eur(18_550)) },
        payment_note: "Bank transfer, reference ord_7k2m9x. Once you confirm it, both brands are told to ship.".into(),
        fill: None,
        mark_paid: Some(link::merchant_mark_paid("oak-and-ash", "ord_7k2m9x")),
        cancel: Some(link::merchant_cancel("oak-and-ash", "ord_7k2m9x")),
        refund: None,
        refunds: Vec::new(),
        credit: "Mara has the credit: her link was the last one followed, two days before.".into(),
        shares: shares(),
        steps: steps(p, false),
        console,
        cx,
    };
    p.write("merchant-order", &page)?;
    page.mark_paid = None;
    page.cancel = None;
    page.state = state("Paid", Tone::Good);
    page.steps = steps(p, true);
    page.refund = Some(refund());
    p.write("merchant-order-refund", &page)
}

fn shares() -> Vec<ShareRow> {
    let row = |who: &str, rule: &str, cents: i64, reversed: Option<i64>| ShareRow {
        who: who.into(),
        rule: rule.into(),
        amount: eur(cents),
        reversed: reversed.map(eur),
    };
    vec![
        row("Stille Keramik", "Price less 22 % commission", 12_246, Some(2_652)),
        row("Vesper Bath", "Price less 25 % commission", 2_137, None),
        row("Mara Lindqvist", "Seller, 50 % of the commission", 2_083, Some(374)),
        row("Jonas Abendroth-Oberhuber", "Level 1, 10 % of the commission", 416, Some(74)),
        row("Oak & Ash", "What is left, and delivery", 2_158, Some(300)),
    ]
}

fn refund() -> RefundBox {
    let line = |id: &str, name: &str, left, quantity: &str, problem: &str| RefundLine {
        id: id.into(),
        name: name.into(),
        unit: eur(3_400),
        left,
        quantity: quantity.into(),
        problem: problem.into(),
    };
    RefundBox {
        action: link::merchant_refund("oak-and-ash", "ord_7k2m9x"),
        lines: vec![
            line("1", "Morning bowl, sage, large", 2, "1", ""),
            line("2", "Nest of three bowls", 1, "4", "Only 1 is left to pay back."),
            line("3", "Cedar and salt soap", 3, "0", ""),
        ],
        deliveries: vec![RefundDelivery {
            id: "del_1".into(),
            name: "Parcel of Stille Keramik, Post".into(),
            left: eur(490),
            amount: String::new(),
            problem: String::new(),
        }],
        amount: String::new(),
        amount_problem: String::new(),
        currency: "EUR".into(),
        restock: true,
        credit: Some(false),
        reason: "Arrived with a crack".into(),
        key: "k".into(),
        problem: String::new(),
        preview: Some(RefundPreview {
            amount: eur(3_400),
            credited: None,
            taken_from: vec![
                share("Stille Keramik", 2_652),
                share("Mara Lindqvist", 374),
                share("Jonas Abendroth-Oberhuber", 74),
                share("Oak & Ash", 300),
            ],
        }),
    }
}

/// Agreements in every state.
pub(crate) fn agreements(p: &Preview) -> Vec<Agreement> {
    let row = |name: &str, word, commission: &str, ends: bool, answer: bool, withdraw: bool, end: bool| Agreement {
        partner: named(name, link::brand("stille")),
        state: word,
        commission: commission.into(),
        notice: "30 days".into(),
        products: 24,
        since: p.ago(300),
        ends: ends.then(|| p.ago(-24 * 21)),
        action: link::merchant_brands("oak-and-ash"),
        can_answer: answer,
        can_withdraw: withdraw,
        can_end: end,
    };
    vec![
        row(
            "Lumen Kerzenzieherei",
            state("Offered to you", Tone::Warn),
            "25 % of the price, never below 20 %",
            false,
            true,
            false,
            false,
        ),
        row(
            "Stille Keramik",
            state("In force", Tone::Good),
            "22 % of the price, more on 4 products",
            false,
            false,
            false,
            true,
        ),
        row(
            "Weberei Oberösterreichische Donaulandgenossenschaft",
            state("Ending", Tone::Info),
            "18 % of the price",
            true,
            false,
            false,
            false,
        ),
    ]
}

fn brands(p: &mut Preview) -> Done {
    let cx = p.member("Brands", "/manage/shops/oak-and-ash/brands");
    let console = Console::merchant(&cx, "oak-and-ash", "Oak & Ash", 3, 1);
    let mut page = BrandsPage {
        cx,
        console,
        agreements: agreements(p),
        action: link::merchant_brands("oak-and-ash"),
        form: Form::of(AskForm { floor: "20".into(), notice_days: "30".into(), ..AskForm::default() }),
        brands: vec![choice("papier-nord", "Papier Nord", "", true)],
    };
    p.write("merchant-brands", &page)?;
    page.agreements.clear();
    p.write("merchant-brands-empty", &page)
}

fn plan(p: &mut Preview) -> Done {
    let cx = p.member("Plan", "/manage/shops/oak-and-ash/plan");
    let console = Console::merchant(&cx, "oak-and-ash", "Oak & Ash", 3, 1);
    let row = |level: &str, who: &str, rate: &str, cents: i64| PlanRow {
        who: who.into(),
        level: level.into(),
        rate: rate.into(),
        example: eur(cents),
    };
    let rows = vec![
        row("0", "The seller", "50 %", 1_100),
        row("1", "Who introduced the seller", "10 %", 220),
        row("2", "Who introduced them", "5 %", 110),
        row("3", "Who introduced those", "3 %", 66),
        row("–", "Astra, for running the place", "2 %", 44),
        row("–", "The shop", "the rest", 660),
    ];
    let rules = [
        "Somebody who sold nothing in the last 30 days is passed over; the next person up takes their level.",
        "Shares are rounded down to the cent. What is left over goes to the shop.",
        "Only sales of products pay. Nobody earns anything when somebody joins.",
    ]
    .map(Into::into)
    .into();
    let mut form = Form::of(PlanForm {
        document: "name = \"Unilevel, 3 levels\"\nversion = 2\n\n[sale]\nseller = \"50 %\"\nlevels = [\"10 %\", \"5 %\", \"3 %\"]\n".into(),
    });
    form.blame(
        PlanField::Document,
        "line 4, sale.compression: this key is missing; add for instance `compression = true`",
    );
    let page = PlanPage {
        cx,
        console,
        name: "Unilevel, 3 levels".into(),
        since: p.ago(900),
        price: eur(10_000),
        pot: eur(2_200),
        rate: "22 %".into(),
        rows,
        rules,
        month: Some(PlanMonth {
            ranks: ["guide", "leader"].map(Into::into).into(),
            bonuses: ["Team", "Leaders"].map(Into::into).into(),
        }),
        action: link::merchant_plan("oak-and-ash"),
        form,
    };
    p.write("merchant-plan", &page)
}

/// The head of a list with one view that was kept.
fn list_head(find: &str) -> ListHead {
    let here = link::merchant_orders("oak-and-ash");
    let view = SavedView { id: "vie_1".into(), name: "To pay".into(), href: here.clone(), chosen: false };
    ListHead {
        action: here.clone(),
        find: find.into(),
        csv: Some(here.clone()),
        views: vec![view],
        keep: Some(here),
        ..ListHead::default()
    }
}

fn sellers(p: &mut Preview) -> Done {
    let cx = p.member("Sellers", "/manage/shops/oak-and-ash/sellers");
    let console = Console::merchant(&cx, "oak-and-ash", "Oak & Ash", 3, 1);
    let seller = |name: &str, handle: &str, by: &str, sold: Money, word| SellerRow {
        id: handle.into(),
        person: p.sample.person(name, handle),
        introduced_by: by.into(),
        joined: p.ago(2_000),
        sold,
        earned: sold.mul_bps_down(Bps::new(1_100).unwrap_or_default()),
        state: word,
        active: sold.is_positive(),
        action: link::merchant_sellers("oak-and-ash"),
    };
    let sellers = vec![
        seller("Mara Lindqvist", "mara", "", eur(384_150), state("Active", Tone::Good)),
        seller("Jonas Abendroth-Oberhuber", "jonas", "introduced by Mara", eur(128_050), state("Active", Tone::Good)),
        seller("Priya", "priya", "introduced by Mara", eur(0), state("Resting", Tone::Info)),
    ];
    let mut page = SellersPage {
        cx,
        console,
        count: 1_204,
        head: list_head("Find a name or handle"),
        several: link::merchant_several_sellers("oak-and-ash"),
        sellers,
        paging: Paging::new(1, 50, 1_204, |_| link::merchant_sellers("oak-and-ash")),
        action: link::merchant_sellers("oak-and-ash"),
        form: Form::of(InvitationForm::default()),
        invitations: invitation_rows(p),
    };
    p.write("merchant-sellers", &page)?;
    (page.count, page.paging) = (0, Paging::default());
    page.sellers.clear();
    page.invitations.clear();
    p.write("merchant-sellers-empty", &page)
}

fn details(p: &mut Preview) -> Done {
    let cx = p.member("Details", "/manage/shops/oak-and-ash/details");
    let console = Console::merchant(&cx, "oak-and-ash", "Oak & Ash", 3, 1);
    let mut form =
        Form::of(ShopDetailsForm { name: "Oak & Ash".into(), hold_days: "0".into(), ..ShopDetailsForm::default() });
    form.blame(ShopDetailsField::HoldDays, "At least 1 day.");
    let late_payments = vec![
        choice("refund", "Pay the money back", "", true),
        choice("backorder", "Send the goods when they are there", "", false),
    ];
    let action = link::merchant_details("oak-and-ash");
    p.write("merchant-details", &ShopDetailsPage { cx, console, action, form, late_payments })
}
