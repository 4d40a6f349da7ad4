use super::{Money, Time};

words! {
    /// Where a payout stands.
    pub enum PayoutStatus {
        /// Set aside; nobody has told the bank yet.
        Prepared,
        /// The bank was told.
        Sent,
        /// It arrived.
        Paid,
        /// It came to nothing before it was paid: it is owed again.
        Failed,
        /// It was paid and came back: it is owed again.
        Returned,
    }

    /// How often a merchant pays out.
    pub enum PayoutSchedule {
        /// Only when somebody says so.
        Off,
        /// Every week on a day.
        Weekly,
        /// Every month on a day.
        Monthly,
    }
}

answered! {
    /// What one payee is paid by one merchant at once.
    pub struct Payout {
        /// Its id, `pay_...`.
        pub id: String,
        /// The run that prepared it.
        pub run: String,
        /// Who pays.
        pub merchant: String,
        /// What the merchant is called.
        pub merchant_name: String,
        /// Who is paid: the id of a brand or of a member.
        pub payee: String,
        /// What the payee is called.
        pub payee_name: String,
        /// How much.
        pub amount: Money,
        /// Where it stands.
        pub status: PayoutStatus,
        /// Whether the payee has said where the money goes.
        pub has_details: bool,
        /// When it was prepared.
        pub made_at: Time,
        /// The file it was sent in.
        pub file: Option<String>,
        /// When the bank was told.
        pub sent_at: Option<Time>,
        /// When it arrived.
        pub paid_at: Option<Time>,
        /// When it came to nothing.
        pub failed_at: Option<Time>,
        /// Why it came to nothing; empty when it did not.
        pub reason: String,
    }

    /// A payout with what it is made of.
    pub struct PayoutStatement {
        /// The payout.
        pub payout: Payout,
        /// The movements it is made of, the oldest first.
        pub lines: Vec<StatementLine>,
    }

    /// A movement a payout is made of.
    pub struct StatementLine {
        /// The number of the order it belongs to, when it belongs to one.
        pub order_number: Option<String>,
        /// When it became the payee's own.
        pub at: Time,
        /// How much; negative when a refund took it back.
        pub amount: Money,
        /// Who made the sale: the seller's handle.
        pub sold_by: Option<String>,
        /// Whether the payee made the sale.
        pub is_own: bool,
    }

    /// What a merchant has for paying out.
    pub struct PayoutFunds {
        /// Of customers' money, by the books, less what is with the bank already.
        pub held: Money,
        /// Prepared, and the payees have said where to.
        pub ready: Money,
        /// How many payouts that are.
        pub ready_count: i64,
        /// How many are prepared whose payees have not said where to.
        pub without_details: i64,
        /// With the bank.
        pub sent: Money,
        /// When payouts are prepared next; `null` when only by hand.
        pub next_due_at: Option<Time>,
    }

    /// The payouts that were prepared at one time.
    pub struct PayoutRun {
        /// Its id, `run_...`.
        pub id: String,
        /// When it fell due.
        pub due_at: Time,
        /// Whether somebody asked for it, outside the schedule.
        pub by_hand: bool,
        /// How many payouts there are.
        pub payouts: i64,
        /// How many of them still have to be sent.
        pub prepared: i64,
        /// How many are with the bank.
        pub sent: i64,
        /// How many arrived.
        pub paid: i64,
        /// What they come to, those that came to nothing too.
        pub total: Money,
    }

    /// A merchant's latest runs.
    pub struct PayoutRuns {
        /// The runs, the newest first; at most 100.
        pub data: Vec<PayoutRun>,
    }

    /// That payouts were prepared.
    pub struct PayoutsPrepared {
        /// The run; `null` when nobody is owed enough.
        pub run: Option<String>,
    }

    /// The payouts that were sent at one time.
    pub struct PayoutFile {
        /// Its id, `pfl_...`.
        pub id: String,
        /// When they were sent.
        pub made_at: Time,
        /// How many there are.
        pub payouts: i64,
        /// How many of them are with the bank.
        pub open: i64,
        /// What they come to.
        pub total: Money,
    }

    /// A merchant's latest files.
    pub struct PayoutFiles {
        /// The files, the newest first; at most 100.
        pub data: Vec<PayoutFile>,
    }

    /// What came of sending.
    pub struct PayoutsSent {
        /// The file; `null` when nothing could be sent.
        pub file: Option<String>,
        /// How many were sent.
        pub sent: u32,
        /// How many wait because the money did not reach.
        pub short: u32,
    }

    /// What a bank is told. Here, and nowhere else, account numbers are whole.
    pub struct Transfers {
        /// One for each payout of the file.
        pub data: Vec<Transfer>,
    }

    /// A transfer of money.
    pub struct Transfer {
        /// The payout.
        pub payout: String,
        /// What the payee is called.
        pub payee_name: String,
        /// Whose account it is; `null` when the payee is paid another way.
        pub holder: Option<String>,
        /// The account.
        pub iban: Option<String>,
        /// How the payee is paid instead, in their words.
        pub other_way: Option<String>,
        /// How much.
        pub amount: Money,
        /// What to write on it.
        pub purpose: String,
    }

    /// How many payouts arrived.
    pub struct PayoutsArrived {
        /// Those that were with the bank until now.
        pub paid: u32,
    }
}

asked! {
    /// When a merchant pays out, and from which amount on.
    pub struct PayoutSettings {
        /// How often.
        pub schedule: PayoutSchedule,
        /// On which day: 1 for Monday to 7 for Sunday, or 1 to 28 of the month; 1 when it is off.
        #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 28)))]
        pub day: u8,
        /// Less than this waits for more.
        pub minimum: Money,
    }

    /// What there is to send.
    pub struct MoneyToSend {
        /// How much money reaches the bank; left out, what the books say is held.
        #[serde(default)]
        pub money: Option<Money>,
    }

    /// That a payout came to nothing.
    pub struct PayoutFailure {
        /// Why, in one line: whoever waits for the money reads it.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 200)))]
        pub reason: String,
    }
}
