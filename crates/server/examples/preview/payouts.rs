//! Payouts and price lists.

use server::link;
use server::pages::console::Console;
use server::pages::merchant::payouts::{
    BankFile, FileRow, PayoutGroupPage, PayoutsPage, RunRow, SendField, SendForm, SettingsForm,
};
use server::pages::merchant::prices::{
    CustomersForm, DaysForm, ImportForm, ListRow, NewListForm, OffField, OffForm, OffRow, PriceListPage, PricesPage,
};
use server::pages::parts::{Form, Paging, Tone};
use server::pages::payouts::{
    Act, DetailsField, DetailsForm, FailField, FailForm, MyPayoutsPage, PayeeBalance, PayoutRow, StatementPage,
    StatementRow,
};

use crate::people::{choice, facts, state};
use crate::sample::{eur, named};
use crate::{Done, Preview};

const SHOP: &str = "oak-and-ash";

/// Writes them all.
pub(crate) fn pages(p: &mut Preview) -> Done {
    overview(p)?;
    group(p)?;
    statement(p)?;
    mine(p)?;
    lists(p)?;
    list(p)
}

fn merchant(p: &Preview, title: &str, path: &str) -> (server::pages::Shell, Console) {
    let cx = p.member(title, path);
    let console = Console::merchant(&cx, SHOP, "Oak & Ash", 3, 1);
    (cx, console)
}

fn rows(p: &Preview) -> Vec<PayoutRow> {
    let row = |name: &str, cents, word: &str, tone, note: &str| PayoutRow {
        href: link::merchant_payout(SHOP, name),
        name: name.into(),
        at: p.ago(20),
        amount: eur(cents),
        state: state(word, tone),
        note: note.into(),
    };
    vec![
        row("Haushaltswarenfachgeschäft Brandstätter", 123_456_780, "With the bank", Tone::Info, ""),
        row("Mara Lindqvist", 1_240, "Prepared", Tone::Info, "Waits: nobody has said where to"),
        row("Ines", 4_210, "Came back", Tone::Bad, "account closed: owed again, and in the next run"),
        row("Stille", 88_000, "Paid", Tone::Good, ""),
    ]
}

fn overview(p: &mut Preview) -> Done {
    let (cx, console) = merchant(p, "Payouts", "/manage/shops/oak-and-ash/payouts");
    let mut send = Form::of(SendForm { money: "much".into() });
    send.blame(SendField::Money, "An amount such as 250.00, not below zero.");
    let run = |name: &str, cents| RunRow {
        href: link::merchant_payout_run(SHOP, name),
        name: name.into(),
        payouts: 41,
        prepared: 3,
        paid: 30,
        total: eur(cents),
    };
    let file = link::merchant_payout_file(SHOP, "pfl_1");
    let mut page = PayoutsPage {
        next: "The next are prepared on 1 April 2026.".into(),
        ready: eur(3_018_988),
        ready_count: 41,
        held: eur(123_456_780),
        sent: eur(12_000),
        without_details: 3,
        action: link::merchant_payouts(SHOP),
        send,
        runs: vec![run("1 March 2026", 3_018_988), run("12 February 2026, by hand", 42_625)],
        files: vec![FileRow { href: file, at: p.ago(300), payouts: 12, open: 2, total: eur(99_900) }],
        settings: Form::of(SettingsForm { time: "monthly-1".into(), minimum: "10.00".into() }),
        times: vec![choice("monthly-1", "Every month on day 1", "", true), choice("off", "Only by hand", "", false)],
        currency: "EUR".into(),
        console,
        cx,
    };
    p.write("merchant-payouts", &page)?;
    page.runs.clear();
    page.files.clear();
    page.ready_count = 0;
    p.write("merchant-payouts-empty", &page)
}

fn group(p: &mut Preview) -> Done {
    let (cx, console) = merchant(p, "Payouts", "/manage/shops/oak-and-ash/payouts/files/pfl_1");
    let here = link::merchant_payout_file(SHOP, "pfl_1");
    let page = PayoutGroupPage {
        back: named("Payouts", link::merchant_payouts(SHOP)),
        title: "Payments of 1 March 2026".into(),
        lead: "4 payouts, 1 235 000.00 EUR together".into(),
        payouts: rows(p),
        file: Some(BankFile { csv: link::merchant_payout_file_csv(SHOP, "pfl_1"), all_paid: Some(here) }),
        console,
        cx,
    };
    p.write("merchant-payout-file", &page)
}

fn statement(p: &mut Preview) -> Done {
    let (cx, console) = merchant(p, "Payouts", "/manage/shops/oak-and-ash/payouts/pay_1");
    let mut form = Form::of(FailForm::default());
    form.blame(FailField::Reason, "Say why in 1 to 200 characters.");
    let line = |order: &str, what: &str, cents| StatementRow {
        order: order.into(),
        href: Some(link::merchant_order(SHOP, order)),
        what: what.into(),
        at: p.ago(400),
        amount: eur(cents),
    };
    let page = StatementPage {
        back: named("Payouts", link::merchant_payouts(SHOP)),
        title: "Payout to Mara Lindqvist".into(),
        amount: eur(1_240),
        state: state("With the bank", Tone::Info),
        note: String::new(),
        facts: facts(&[("Number", "pay_0apc8yne80400"), ("Sent to", "Mara Lindqvist, DE •••• 3000")]),
        lines: vec![line("AKC2-W14Z-T400", "Own sale", 1_500), line("AKC2-W14Z-T401", "Taken back by a refund", -260)],
        csv: link::merchant_payout_csv(SHOP, "pay_1"),
        file: Some(link::merchant_payout_file(SHOP, "pfl_1")),
        act: Some(Act { action: link::merchant_payout(SHOP, "pay_1"), can_be_paid: true, form }),
        console,
        cx,
    };
    p.write("merchant-payout", &page)
}

fn mine(p: &mut Preview) -> Done {
    let cx = p.member("Payouts", "/sell/oak-and-ash/payouts");
    let console = Console::seller(&cx, SHOP, "mara", "Mara Lindqvist");
    let mut form = Form::of(DetailsForm { holder: "Mara Lindqvist".into(), ..DetailsForm::default() });
    form.blame(DetailsField::Iban, "This is no IBAN.");
    let balance = PayeeBalance {
        shop: "Oak & Ash".into(),
        available: eur(-1_240),
        in_payout: eur(52_155),
        paid: eur(123_456_780),
        next: "Next payout on 1 April 2026, from 10.00 EUR on".into(),
    };
    let page = MyPayoutsPage {
        balances: vec![balance],
        payouts: rows(p),
        paging: Paging::onwards(None, Some(link::seller_payouts(SHOP).and("before", "pay_1"))),
        details: String::new(),
        action: link::seller_payouts(SHOP),
        form,
        ways: vec![choice("bank", "By bank transfer", "", true), choice("other", "Another way", "", false)],
        console,
        cx,
    };
    p.write("seller-payouts", &page)
}

fn row(name: &str) -> ListRow {
    ListRow {
        href: link::merchant_price_list(SHOP, "prl_1"),
        name: name.into(),
        audience: "Everybody".into(),
        window: "1 March 2026 to 14 March 2026".into(),
        contents: "3 own prices, one part off".into(),
        state: state("Counts now", Tone::Good),
    }
}

fn lists(p: &mut Preview) -> Done {
    let (cx, console) = merchant(p, "Price lists", "/manage/shops/oak-and-ash/prices");
    let page = PricesPage {
        lists: vec![row("Spring sale"), row("Friends of the house")],
        action: link::merchant_prices(SHOP),
        form: Form::of(NewListForm::default()),
        audiences: vec![choice("everybody", "Everybody", "", true), choice("sellers", "Your sellers", "", false)],
        console,
        cx,
    };
    p.write("merchant-prices", &page)
}

fn list(p: &mut Preview) -> Done {
    let (cx, console) = merchant(p, "Price lists", "/manage/shops/oak-and-ash/prices/prl_1");
    let mut off = Form::of(OffForm { percent: "120".into(), ..OffForm::default() });
    off.blame(OffField::Percent, "More than 0 and at most 100 per cent, such as 20 or 12.5.");
    let page = PriceListPage {
        back: named("Price lists", link::merchant_prices(SHOP)),
        list: row("Spring sale"),
        active: true,
        action: link::merchant_price_list(SHOP, "prl_1"),
        days: Form::of(DaysForm { from: "2026-03-01".into(), until: "2026-04-30".into() }),
        offs: vec![OffRow { what: "All of Stille".into(), off: "20 %".into(), value: "brd_1".into() }],
        off,
        brands: vec![choice("", "All brands", "", true), choice("brd_1", "Stille", "", false)],
        csv: link::merchant_price_list_csv(SHOP, "prl_1"),
        prices: "3 own prices".into(),
        import: Form::of(ImportForm { table: "sku,price\nx,1".into() }),
        problems: vec!["Line 2: no article x in your shop, or several: name the brand".into()],
        customers: Some(Form::of(CustomersForm { customers: "ines@example.com".into() })),
        console,
        cx,
    };
    p.write("merchant-price-list", &page)
}
