//! Paying out what brands and sellers are owed: nobody schedules anything, nothing is paid twice, and what fails is owed again.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

mod support;

use base::{Currency, Rng as _, Span, SplitMix, Timestamp};
use db::{on_both, params};
use ledger::Account;
use market::events::EventKind;
use market::payouts::{
    DetailsOf, Payee, Payout, PayoutDetails, PayoutError, PayoutFilter, PayoutSettings, PayoutStatus, Schedule,
};
use market::{BrandId, MemberId, MerchantId, OrderId, PersonId};
use support::{MIGRATIONS, Shop, eur, goodwill};

const IBAN: &str = "DE89 3704 0044 0532 0130 00";

impl Shop {
    /// The clock shows `moment`; what it demands happens, as the jobs of every node do it.
    async fn it_is(&self, moment: &str) {
        self.clock.set(Timestamp::parse(moment).unwrap());
        self.market.checkout().pass_deadlines().await.unwrap();
        self.market.payouts().prepare_due().await.unwrap();
    }

    /// Somebody has said where the money goes.
    async fn has_details(&self, of: impl Into<i64>) {
        let details = serde_json::to_string(&PayoutDetails::bank("Ana Alm", IBAN).unwrap()).unwrap();
        let insert = "INSERT INTO payout_details (owner, details, changed_at) VALUES ($1, $2, 0)";
        self.sql(insert, params![of.into(), details]).await;
    }

    async fn seller_with_details(&self, name: &str) -> MemberId {
        let member = self.seller(name, None).await;
        self.has_details(self.person_of(member).await).await;
        member
    }

    /// A paid order through `seller` of which the seller gets 12 %; released once the hold is over.
    async fn sale(&self, name: &str, seller: MemberId, price: &str) -> OrderId {
        let bowl = self.product(self.clay, name, price, 5).await;
        let order = self.order(name, Some(seller), &[(bowl, 1)], price).await;
        self.pay(order).await;
        order
    }

    async fn minimum(&self, minimum: &str) {
        let settings = PayoutSettings { schedule: Schedule::Monthly(1), minimum: eur(minimum) };
        self.market.payouts().set_settings(self.merchant, &settings).await.unwrap();
    }

    /// The payouts of the merchant, the newest first.
    async fn payouts(&self) -> Vec<Payout> {
        let filter = PayoutFilter { limit: 1000, ..PayoutFilter::default() };
        self.market.payouts().of_merchant(self.merchant, filter).await.unwrap()
    }

    async fn payouts_of(&self, payee: Payee) -> Vec<(String, PayoutStatus)> {
        let found = self.market.payouts().of_payee(payee, None, 100).await.unwrap();
        found.into_iter().map(|payout| (payout.amount.decimal(), payout.status)).collect()
    }

    /// (available, in payout, paid) of a payee at the merchant.
    async fn so_far(&self, payee: Payee) -> [String; 3] {
        let so_far = self.market.payouts().paid_so_far(payee, self.merchant, Currency::EUR).await.unwrap();
        [so_far.available, so_far.in_payout, so_far.paid].map(base::Money::decimal)
    }

    async fn posted(&self, account: Account) -> i64 {
        let mut tx = self.test.db.read().await.unwrap();
        ledger::balances(&mut tx, account).await.unwrap().first().map_or(0, |balance| balance.posted.minor())
    }

    async fn kinds_about(&self, subject: impl Into<i64>) -> Vec<String> {
        let mut tx = self.test.db.read().await.unwrap();
        let select = "SELECT kind FROM event WHERE subject = $1 ORDER BY id";
        tx.all(select, params![subject.into()], |row| row.get("kind")).await.unwrap()
    }

    /// What is on its way by the books is what the payouts say, and the books balance.
    async fn assert_payouts_agree_with_the_books(&self) {
        self.assert_books_balance().await;
        let on_the_way: i64 = self
            .payouts()
            .await
            .iter()
            .filter(|payout| matches!(payout.status, PayoutStatus::Prepared | PayoutStatus::Sent))
            .map(|payout| payout.amount.minor())
            .sum();
        assert_eq!(self.posted(Account::payout(self.merchant)).await, on_the_way);
        let mut tx = self.test.db.read().await.unwrap();
        let select = "SELECT COUNT(*) AS n FROM payout p
             WHERE p.amount <> (SELECT SUM(i.amount) FROM payout_item i WHERE i.payout_id = p.id)";
        let wrong: i64 = tx.one(select, &[], |row| row.get("n")).await.unwrap();
        assert_eq!(wrong, 0, "a payout is not the sum of its movements");
    }
}

const ANA_GETS: &str = "12.00";

on_both!(&MIGRATIONS, async fn bug_7_nobody_schedules_anything_and_payouts_still_happen(test) {
    let shop = Shop::open(test).await;
    let ana = shop.seller_with_details("ana").await;
    shop.has_details(shop.clay).await;
    shop.sale("bowl", ana, "100.00").await;
    // The hold ends in March, so there is nothing to pay out on the 1st of March.
    shop.it_is("2026-03-01T00:00:01Z").await;
    assert!(shop.payouts().await.is_empty());
    shop.it_is("2026-03-31T23:59:59Z").await;
    assert!(shop.payouts().await.is_empty());
    assert_eq!(shop.so_far(Payee::Member(ana)).await, [ANA_GETS, "0.00", "0.00"]);

    shop.it_is("2026-04-01T00:00:00Z").await;
    assert_eq!(shop.payouts_of(Payee::Member(ana)).await, [(ANA_GETS.into(), PayoutStatus::Prepared)]);
    assert_eq!(shop.payouts_of(Payee::Brand(shop.clay)).await, [("70.00".into(), PayoutStatus::Prepared)]);
    assert_eq!(shop.so_far(Payee::Member(ana)).await, ["0.00", ANA_GETS, "0.00"]);
    let of_ana = shop.market.payouts().of_payee(Payee::Member(ana), None, 1).await.unwrap().remove(0);
    assert_eq!(shop.kinds_about(of_ana.id).await, ["payout.prepared"]);

    // Nobody is paid a second time, on the same day or a month later.
    for moment in ["2026-04-01T00:01:00Z", "2026-04-30T12:00:00Z", "2026-05-01T06:00:00Z"] {
        shop.it_is(moment).await;
        assert_eq!(shop.payouts().await.len(), 2, "{moment}");
    }
    shop.assert_payouts_agree_with_the_books().await;
});

on_both!(&MIGRATIONS, async fn a_payout_goes_from_prepared_to_sent_to_paid(test) {
    let shop = Shop::open(test).await;
    let ana = shop.seller_with_details("ana").await;
    let order = shop.sale("bowl", ana, "100.00").await;
    shop.it_is("2026-04-01T00:00:00Z").await;
    let payouts = shop.market.payouts();
    // The brand has not said where to: it waits, and the seller does not wait for it.
    let sent = payouts.send(shop.merchant, Some(eur("100.00"))).await.unwrap();
    assert_eq!((sent.sent, sent.short), (1, 0));
    let file = payouts.file(shop.merchant, sent.file.unwrap()).await.unwrap();
    assert_eq!(file.len(), 1);
    assert!(matches!(&file[0].sent_to, Some(PayoutDetails::Bank { iban, .. }) if iban.whole().ends_with("013000")));
    assert_eq!(shop.payouts_of(Payee::Brand(shop.clay)).await[0].1, PayoutStatus::Prepared);
    assert!(!shop.payouts().await.iter().any(|payout| payout.has_details && payout.status == PayoutStatus::Prepared));
    // Pressed a second time, nothing is sent a second time.
    let again = payouts.send(shop.merchant, Some(eur("100.00"))).await.unwrap();
    assert_eq!((again.file, again.sent), (None, 0));

    assert_eq!(payouts.mark_file_paid(shop.merchant, sent.file.unwrap()).await.unwrap(), 1);
    assert_eq!(payouts.mark_file_paid(shop.merchant, sent.file.unwrap()).await.unwrap(), 0);
    payouts.mark_paid(shop.merchant, file[0].id).await.unwrap();
    assert_eq!(shop.so_far(Payee::Member(ana)).await, ["0.00", "0.00", ANA_GETS]);
    assert_eq!(shop.posted(Account::clearing(shop.merchant)).await, -8800);
    let (payout, lines) = payouts.statement(Payee::Member(ana), file[0].id).await.unwrap();
    assert_eq!(payout.status, PayoutStatus::Paid);
    assert_eq!(lines.len(), 1);
    assert_eq!((lines[0].order, lines[0].is_own, lines[0].amount), (Some(order), true, eur(ANA_GETS)));
    assert_eq!(shop.kinds_about(payout.id).await, ["payout.prepared", "payout.sent", "payout.paid"]);
    shop.assert_payouts_agree_with_the_books().await;
});

on_both!(&MIGRATIONS, async fn bug_6_a_payout_that_fails_after_success_shows_unpaid_again(test) {
    let shop = Shop::open(test).await;
    let ana = shop.seller_with_details("ana").await;
    shop.sale("bowl", ana, "100.00").await;
    shop.it_is("2026-04-01T00:00:00Z").await;
    let payouts = shop.market.payouts();
    let file = payouts.send(shop.merchant, Some(eur("12.00"))).await.unwrap().file.unwrap();
    payouts.mark_file_paid(shop.merchant, file).await.unwrap();
    let first = payouts.of_payee(Payee::Member(ana), None, 1).await.unwrap().remove(0);
    assert_eq!(shop.so_far(Payee::Member(ana)).await, ["0.00", "0.00", ANA_GETS]);

    // The bank sends it back: it is owed again, and nothing counts as paid any more.
    assert!(matches!(payouts.mark_failed(shop.merchant, first.id, " ").await, Err(PayoutError::Reason)));
    payouts.mark_failed(shop.merchant, first.id, "account closed").await.unwrap();
    payouts.mark_failed(shop.merchant, first.id, "account closed").await.unwrap();
    assert_eq!(shop.so_far(Payee::Member(ana)).await, [ANA_GETS, "0.00", "0.00"]);
    assert_eq!(shop.earned(ana).await.1, ANA_GETS);
    assert_eq!(shop.posted(Account::clearing(shop.merchant)).await, -10000);
    assert!(matches!(payouts.mark_paid(shop.merchant, first.id).await, Err(PayoutError::WrongState("returned"))));
    shop.assert_payouts_agree_with_the_books().await;

    // And it is in the next run, with the same orders behind it.
    shop.it_is("2026-05-01T00:00:00Z").await;
    let states = shop.payouts_of(Payee::Member(ana)).await;
    assert_eq!(states, [(ANA_GETS.into(), PayoutStatus::Prepared), (ANA_GETS.into(), PayoutStatus::Returned)]);
    let second = payouts.of_payee(Payee::Member(ana), None, 1).await.unwrap().remove(0);
    let (_, before) = payouts.statement(Payee::Member(ana), first.id).await.unwrap();
    let (_, after) = payouts.statement(Payee::Member(ana), second.id).await.unwrap();
    assert_eq!(before, after);
    // One that fails before it is paid is owed again as well.
    payouts.send(shop.merchant, Some(eur("12.00"))).await.unwrap();
    payouts.mark_failed(shop.merchant, second.id, "no such account").await.unwrap();
    assert_eq!(shop.so_far(Payee::Member(ana)).await, [ANA_GETS, "0.00", "0.00"]);
    shop.assert_payouts_agree_with_the_books().await;
});

on_both!(&MIGRATIONS, async fn bug_6_a_payout_larger_than_the_balance_pays_the_oldest_that_fit(test) {
    let shop = Shop::open(test).await;
    let ana = shop.seller_with_details("ana").await;
    let ben = shop.seller_with_details("ben").await;
    let cem = shop.seller_with_details("cem").await;
    // The oldest first: Ben, then Ana, who is owed most, then Cem.
    for (member, price) in [(ben, "150.00"), (ana, "500.00"), (cem, "100.00")] {
        shop.sale(price, member, price).await;
        shop.days_pass(1).await;
    }
    for _ in 0..14 {
        shop.days_pass(1).await;
    }
    shop.it_is("2026-04-01T00:00:00Z").await;
    let payouts = shop.market.payouts();
    // 18.00 + 60.00 + 12.00 are owed; there are 70.00. Ben fits, Ana does not any more, Cem does.
    let sent = payouts.send(shop.merchant, Some(eur("70.00"))).await.unwrap();
    assert_eq!((sent.sent, sent.short), (2, 1));
    let state = async |member| {
        let payout = payouts.of_payee(Payee::Member(member), None, 1).await.unwrap().remove(0);
        (payout.status, payout.is_short)
    };
    assert_eq!(state(ben).await, (PayoutStatus::Sent, false));
    assert_eq!(state(cem).await, (PayoutStatus::Sent, false));
    // Told to both: the payout says so to whoever looks at it.
    assert_eq!(state(ana).await, (PayoutStatus::Prepared, true));
    let sent = payouts.send(shop.merchant, Some(eur("59.99"))).await.unwrap();
    assert_eq!((sent.file, sent.short), (None, 1));
    payouts.send(shop.merchant, Some(eur("60.00"))).await.unwrap();
    assert_eq!(state(ana).await, (PayoutStatus::Sent, false));
    assert!(matches!(payouts.send(shop.merchant, Some(eur("-1.00"))).await, Err(PayoutError::Amount)));
    shop.assert_payouts_agree_with_the_books().await;
});

on_both!(&MIGRATIONS, async fn without_a_word_what_the_books_hold_is_the_limit(test) {
    let shop = Shop::open(test).await;
    let ana = shop.seller_with_details("ana").await;
    shop.has_details(shop.clay).await;
    let order = shop.sale("bowl", ana, "100.00").await;
    shop.it_is("2026-04-01T00:00:00Z").await;
    // The customer got everything back after the payouts were prepared: the merchant holds nothing for anybody.
    shop.refund(order, &goodwill("all", "100.00")).await.unwrap();
    let payouts = shop.market.payouts();
    let funds = payouts.funds(shop.merchant).await.unwrap();
    assert_eq!((funds.held, funds.ready, funds.ready_count), (eur("0.00"), eur("82.00"), 2));
    let sent = payouts.send(shop.merchant, None).await.unwrap();
    assert_eq!((sent.sent, sent.short), (0, 2));
});

on_both!(&MIGRATIONS, async fn a_refund_after_the_payout_is_carried_and_netted_and_never_paid(test) {
    let shop = Shop::open(test).await;
    let ana = shop.seller_with_details("ana").await;
    let order = shop.sale("bowl", ana, "100.00").await;
    shop.it_is("2026-04-01T00:00:00Z").await;
    let payouts = shop.market.payouts();
    let file = payouts.send(shop.merchant, Some(eur("12.00"))).await.unwrap().file.unwrap();
    payouts.mark_file_paid(shop.merchant, file).await.unwrap();
    shop.refund(order, &goodwill("all", "100.00")).await.unwrap();
    assert_eq!(shop.so_far(Payee::Member(ana)).await, ["-12.00", "0.00", "12.00"]);
    shop.it_is("2026-05-01T00:00:00Z").await;
    assert_eq!(shop.payouts_of(Payee::Member(ana)).await.len(), 1);

    // 36.00 earned, 12.00 of it make up for what was taken back: 24.00, with both in the statement.
    shop.sale("jug", ana, "300.00").await;
    shop.days_pass(15).await;
    shop.it_is("2026-06-01T00:00:00Z").await;
    let next = payouts.of_payee(Payee::Member(ana), None, 1).await.unwrap().remove(0);
    assert_eq!((next.amount, next.status), (eur("24.00"), PayoutStatus::Prepared));
    let (_, lines) = payouts.statement(Payee::Member(ana), next.id).await.unwrap();
    let amounts: Vec<String> = lines.iter().map(|line| line.amount.decimal()).collect();
    assert_eq!(amounts, ["-12.00", "36.00"]);
    shop.assert_payouts_agree_with_the_books().await;
});

on_both!(&MIGRATIONS, async fn bug_13_a_balance_can_always_be_paid_out_to_zero(test) {
    let shop = Shop::open(test).await;
    let ana = shop.seller_with_details("ana").await;
    // Prices that leave thirds of cents behind, parts of them refunded.
    for (number, price) in ["0.33", "9.99", "17.37", "0.07", "33.33"].into_iter().enumerate() {
        let order = shop.sale(&format!("thing-{number}"), ana, price).await;
        shop.refund(order, &goodwill(&format!("key-{number}"), "0.03")).await.unwrap();
    }
    shop.minimum("10.00").await;
    shop.it_is("2026-04-01T00:00:00Z").await;
    assert_eq!(shop.payouts_of(Payee::Member(ana)).await, [], "less than the minimum waits");
    shop.minimum("0.00").await;
    assert!(shop.market.payouts().prepare_now(shop.merchant).await.unwrap().is_some());
    assert_eq!(shop.so_far(Payee::Member(ana)).await[0], "0.00");
    assert_eq!(shop.so_far(Payee::Brand(shop.clay)).await[0], "0.00");
    assert_eq!(shop.posted(Account::member(ana)).await, 0);
    // Nobody is left to be paid, so a second press prepares nothing.
    assert_eq!(shop.market.payouts().prepare_now(shop.merchant).await.unwrap(), None);
    shop.assert_payouts_agree_with_the_books().await;
});

on_both!(&MIGRATIONS, async fn a_changed_schedule_makes_up_for_nothing_and_misses_nothing(test) {
    let shop = Shop::open(test).await;
    let ana = shop.seller_with_details("ana").await;
    shop.sale("bowl", ana, "100.00").await;
    let payouts = shop.market.payouts();
    assert_eq!(payouts.settings(shop.merchant).await.unwrap(), PayoutSettings::usual(Currency::EUR));
    shop.it_is("2026-03-01T00:00:00Z").await;
    shop.it_is("2026-03-18T12:00:00Z").await;
    // A Wednesday. Mondays from now on: the last one is not made up for.
    let weekly = PayoutSettings { schedule: Schedule::Weekly(1), minimum: eur("5.00") };
    payouts.set_settings(shop.merchant, &weekly).await.unwrap();
    shop.it_is("2026-03-19T12:00:00Z").await;
    assert!(shop.payouts().await.is_empty());
    // A lower minimum on the day itself lets no run pass by.
    shop.clock.set(Timestamp::parse("2026-03-23T00:00:01Z").unwrap());
    payouts.set_settings(shop.merchant, &PayoutSettings { minimum: eur("1.00"), ..weekly }).await.unwrap();
    shop.it_is("2026-03-23T00:00:05Z").await;
    assert_eq!(shop.payouts().await.len(), 2);
    assert_eq!(payouts.next_due(shop.merchant).await.unwrap().unwrap().date(), "2026-03-30");
    let off = PayoutSettings { schedule: Schedule::Off, minimum: eur("0.00") };
    payouts.set_settings(shop.merchant, &off).await.unwrap();
    shop.sale("jug", ana, "100.00").await;
    shop.it_is("2026-06-30T00:00:00Z").await;
    assert_eq!(shop.payouts().await.len(), 2);
    assert_eq!(payouts.next_due(shop.merchant).await.unwrap(), None);
    let wrong = PayoutSettings { schedule: Schedule::Off, minimum: eur("-0.01") };
    assert!(matches!(payouts.set_settings(shop.merchant, &wrong).await, Err(PayoutError::Amount)));
});

on_both!(&MIGRATIONS, async fn however_many_prepare_and_press_at_once_everybody_is_paid_once(test) {
    let shop = Shop::open(test).await;
    let mut members = Vec::new();
    for n in 0..6 {
        let member = shop.seller_with_details(&format!("seller-{n}")).await;
        shop.sale(&format!("bowl-{n}"), member, "100.00").await;
        members.push(member);
    }
    shop.clock.set(Timestamp::parse("2026-04-01T00:00:00Z").unwrap());
    shop.market.checkout().pass_deadlines().await.unwrap();
    let tasks = (0..8).map(|n| {
        let (market, merchant) = (shop.market.clone(), shop.merchant);
        tokio::spawn(async move {
            // Who stands in another's way may be refused, as busy; nothing is wrong then.
            let _ = market.payouts().prepare_due().await;
            if n % 2 == 0 {
                let _ = market.payouts().prepare_now(merchant).await;
            }
            let _ = market.payouts().send(merchant, Some(eur("36.00"))).await;
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.unwrap();
    }
    shop.it_is("2026-04-01T00:01:00Z").await;
    for member in &members {
        let payouts = shop.payouts_of(Payee::Member(*member)).await;
        assert_eq!(payouts.len(), 1, "{payouts:?}");
    }
    shop.assert_payouts_agree_with_the_books().await;
    // Paid and failed at once: one of them counts.
    let first = shop.payouts().await.into_iter().find(|payout| payout.status == PayoutStatus::Sent).unwrap();
    let tasks = (0..8).map(|n| {
        let (market, merchant) = (shop.market.clone(), shop.merchant);
        tokio::spawn(async move {
            if n % 2 == 0 {
                let _ = market.payouts().mark_paid(merchant, first.id).await;
            } else {
                let _ = market.payouts().mark_failed(merchant, first.id, "no such account").await;
            }
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.unwrap();
    }
    shop.assert_payouts_agree_with_the_books().await;
});

on_both!(&MIGRATIONS, async fn a_run_that_was_broken_off_is_gone_on_with(test) {
    let shop = Shop::open(test).await;
    let ana = shop.seller_with_details("ana").await;
    shop.sale("bowl", ana, "100.00").await;
    shop.it_is("2026-03-01T00:00:00Z").await;
    shop.it_is("2026-03-31T00:00:00Z").await;
    // The node died right after the run was begun: nobody is in it, and nobody has closed it.
    let run = "INSERT INTO payout_run (id, merchant_id, period, due_at, minimum) VALUES (7, $1, '2026-04-01', $2, 1000)";
    let due = Timestamp::parse("2026-04-01T00:00:00Z").unwrap();
    shop.sql(run, params![shop.merchant, due]).await;
    shop.it_is("2026-04-02T00:00:00Z").await;
    assert_eq!(shop.payouts_of(Payee::Member(ana)).await.len(), 1);
    let runs = shop.market.payouts().runs(shop.merchant, 9).await.unwrap();
    let run = runs.iter().find(|run| run.id.number() == 7).unwrap();
    assert!(run.is_complete && run.payouts == 2 && !run.by_hand);
});

on_both!(&MIGRATIONS, async fn another_merchants_payouts_are_not_found(test) {
    let shop = Shop::open(test).await;
    let ana = shop.seller_with_details("ana").await;
    shop.has_details(shop.clay).await;
    shop.sale("bowl", ana, "100.00").await;
    shop.it_is("2026-04-01T00:00:00Z").await;
    let payouts = shop.market.payouts();
    let payout = shop.payouts().await.remove(0);
    let file = payouts.send(shop.merchant, Some(eur("100.00"))).await.unwrap().file.unwrap();
    let rival = rival(&shop).await;
    let not_found = |result: Result<(), PayoutError>| assert!(matches!(result, Err(PayoutError::NotFound)));
    not_found(payouts.payout(rival, payout.id).await.map(drop));
    not_found(payouts.run(rival, payout.run).await.map(drop));
    not_found(payouts.file(rival, file).await.map(drop));
    not_found(payouts.mark_paid(rival, payout.id).await);
    not_found(payouts.mark_failed(rival, payout.id, "mine").await);
    not_found(payouts.details_for(rival, payout.id).await.map(drop));
    assert_eq!(payouts.mark_file_paid(rival, file).await.unwrap(), 0);
    assert!(payouts.of_merchant(rival, PayoutFilter { limit: 9, ..PayoutFilter::default() }).await.unwrap().is_empty());
    // Nor are another payee's.
    let ben = shop.seller("ben", None).await;
    let of_ana = payouts.of_payee(Payee::Member(ana), None, 1).await.unwrap().remove(0);
    not_found(payouts.statement(Payee::Member(ben), of_ana.id).await.map(drop));
    not_found(payouts.statement(Payee::Brand(BrandId::from_number(ana.number())), of_ana.id).await.map(drop));
});

on_both!(&MIGRATIONS, async fn what_a_brand_is_owed_by_one_merchant_is_not_paid_by_another(test) {
    let shop = Shop::open(test).await;
    let ana = shop.seller_with_details("ana").await;
    shop.sale("bowl", ana, "100.00").await;
    let rival = rival(&shop).await;
    use market::terms::{NewAgreement, Party};
    let offer = NewAgreement { brand: shop.clay, merchant: rival, commission_floor: base::Bps::ZERO, notice_days: 30 };
    let agreement = shop.market.terms().offer(Party::Merchant(rival), &offer).await.unwrap();
    shop.market.terms().accept(Party::Brand(shop.clay), agreement).await.unwrap();
    shop.it_is("2026-04-01T00:00:00Z").await;
    let found = shop.market.payouts().of_payee(Payee::Brand(shop.clay), None, 9).await.unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].merchant, found[0].amount), (shop.merchant, eur("70.00")));
});

on_both!(&MIGRATIONS, async fn where_the_money_goes_is_changed_with_the_password_and_told_to_nobody(test) {
    let shop = Shop::open(test).await;
    let people = shop.market.people();
    people.register("mara@example.com", "Mara", "a long enough one").await.unwrap();
    let mara = person(&shop, "mara@example.com").await;
    let payouts = shop.market.payouts();
    let details = PayoutDetails::bank("Mara M", IBAN).unwrap();
    let wrong = payouts.set_details(DetailsOf::Person(mara), &details, mara, "a wrong one").await;
    assert!(matches!(wrong, Err(PayoutError::WrongPassword)));
    assert_eq!(payouts.details(DetailsOf::Person(mara)).await.unwrap(), None);
    payouts.set_details(DetailsOf::Person(mara), &details, mara, "a long enough one").await.unwrap();
    assert_eq!(payouts.details(DetailsOf::Person(mara)).await.unwrap(), Some(details.clone()));
    assert!(!format!("{details:?}").contains("0532"));
    // Somebody without a password, such as whoever was only invited, cannot confirm anything.
    let nobody = payouts.set_details(DetailsOf::Brand(shop.clay), &details, shop.owner, "").await;
    assert!(matches!(nobody, Err(PayoutError::WrongPassword)));
    assert_eq!(shop.kinds_about(mara).await, [EventKind::PayoutDetailsOfPerson.word()]);
    let mut tx = shop.test.db.read().await.unwrap();
    let told: i64 = tx
        .one("SELECT COUNT(*) AS n FROM event WHERE detail LIKE '%0532%'", &[], |row| row.get("n"))
        .await
        .unwrap();
    assert_eq!(told, 0);
    for (holder, iban) in [("", IBAN), ("Mara\nM", IBAN), ("Mara", "DE89 3704 0044 0532 0130 01"), ("Mara", "")] {
        assert!(PayoutDetails::bank(holder, iban).is_err(), "{holder} {iban}");
    }
    assert!(PayoutDetails::other(&"x".repeat(301)).is_err());
});

// Whatever happens in whatever order, the books balance, what is on its way is what the payouts say, and nobody has more
// than was earned.
on_both!(&MIGRATIONS, async fn the_books_balance_after_any_sequence(test) {
    let shop = Shop::open(test).await;
    let members = [shop.seller_with_details("ana").await, shop.seller("ben", None).await];
    shop.has_details(shop.clay).await;
    shop.minimum("0.00").await;
    let payouts = shop.market.payouts();
    let mut rng = SplitMix::new(613);
    let mut orders = Vec::new();
    for step in 0..120_u64 {
        match rng.below(8) {
            0 | 1 => {
                let price = format!("{}.{:02}", 1 + rng.below(90), rng.below(100));
                let member = members[usize::try_from(rng.below(2)).unwrap()];
                orders.push(shop.sale(&format!("thing-{step}"), member, &price).await);
            }
            2 if !orders.is_empty() => {
                let order = orders[usize::try_from(rng.below(u64::try_from(orders.len()).unwrap())).unwrap()];
                let amount = format!("0.{:02}", 1 + rng.below(90));
                let _ = shop.refund(order, &goodwill(&format!("step-{step}"), &amount)).await;
            }
            3 => {
                shop.clock.advance(Span::days(9));
                shop.market.checkout().pass_deadlines().await.unwrap();
                payouts.prepare_due().await.unwrap();
            }
            4 => drop(payouts.prepare_now(shop.merchant).await.unwrap()),
            5 => drop(payouts.send(shop.merchant, Some(eur("40.00"))).await.unwrap()),
            way => {
                let all = shop.payouts().await;
                let Some(one) = all.get(usize::try_from(rng.below(6)).unwrap()) else { continue };
                if way == 6 {
                    let _ = payouts.mark_paid(shop.merchant, one.id).await;
                } else {
                    payouts.mark_failed(shop.merchant, one.id, "no such account").await.unwrap();
                }
            }
        }
        shop.assert_payouts_agree_with_the_books().await;
        for member in members {
            let so_far = shop.so_far(Payee::Member(member)).await;
            let due = shop.posted(Account::member(member)).await;
            assert_eq!(eur(&so_far[0]).minor(), due, "step {step}");
        }
    }
    assert!(shop.payouts().await.len() > 5);
});

async fn person(shop: &Shop, email: &str) -> PersonId {
    let email = market::people::Email::parse(email).unwrap();
    shop.market.people().person_by_email(&email).await.unwrap().unwrap().id
}

async fn rival(shop: &Shop) -> MerchantId {
    let slug = market::people::Slug::parse("rival").unwrap();
    let like = shop.market.people().merchant(shop.merchant).await.unwrap().unwrap();
    let details = market::people::MerchantDetails {
        name: "Rival".into(),
        tagline: String::new(),
        story: String::new(),
        contact_email: like.contact_email,
        attribution_days: 30,
        hold_days: 14,
        reserve_minutes: 60,
        late_payment: like.late_payment,
        payment_instructions: String::new(),
    };
    let new =
        market::people::NewMerchant { slug: Some(slug), currency: Currency::EUR, details, plan: support::PLAN.into() };
    shop.market.people().create_merchant(shop.owner, &new).await.unwrap()
}
