use super::{Money, Time};

words! {
    /// Where a return stands.
    pub enum ReturnStatus {
        /// The merchant has to decide.
        Asked,
        /// The customer may send the goods.
        Accepted,
        /// It is not taken back.
        Declined,
        /// The customer keeps it after all.
        Withdrawn,
        /// The goods are there and the money went back.
        Received,
    }

    /// Why a customer gives something back.
    pub enum ReturnReason {
        /// It arrived broken, or broke at once.
        Damaged,
        /// It is something else than what was ordered.
        Wrong,
        /// It is not as the shop said.
        NotAsDescribed,
        /// It does not fit.
        DoesNotFit,
        /// It came too late to be of use.
        TooLate,
        /// The customer does not want it any more.
        ChangedMind,
        /// Something else, told in words.
        Other,
    }
}

answered! {
    /// A return in a list.
    pub struct ReturnRow {
        /// Its id, `ret_...`.
        pub id: String,
        /// The order it is of.
        pub order: String,
        /// The customer's name.
        pub customer: String,
        /// The brand that the goods go back to.
        pub brand_name: String,
        /// How many pieces.
        pub pieces: i64,
        /// Why.
        pub reason: ReturnReason,
        /// Where it stands.
        pub status: ReturnStatus,
        /// When it was asked for.
        pub asked_at: Time,
    }

    /// A return.
    pub struct Return {
        /// Its id, `ret_...`.
        pub id: String,
        /// The order it is of.
        pub order: String,
        /// The brand that the goods go back to.
        pub brand: String,
        /// The brand's name.
        pub brand_name: String,
        /// Where it stands.
        pub status: ReturnStatus,
        /// Why.
        pub reason: ReturnReason,
        /// Why, in the customer's words; may be empty.
        pub words: String,
        /// What the merchant answered; empty until then.
        pub answer: String,
        /// What is given back.
        pub lines: Vec<ReturnLine>,
        /// How many pictures came with it; the console shows them.
        pub photos: u32,
        /// When it was asked for.
        pub asked_at: Time,
        /// When the merchant decided.
        pub decided_at: Option<Time>,
        /// When the goods arrived.
        pub received_at: Option<Time>,
        /// How much money went back; the brand's answer leaves it out.
        pub refunded: Option<Money>,
    }

    /// Pieces of a line that are given back.
    pub struct ReturnLine {
        /// The line's id.
        pub line: String,
        /// What it was bought as.
        pub title: String,
        /// The chosen options in words; may be empty.
        pub options: String,
        /// How many.
        pub quantity: i64,
        /// How many have arrived.
        pub received: i64,
        /// Whether those went back on the shelf.
        pub restocked: bool,
    }
}

asked! {
    /// That something is taken back.
    pub struct ReturnAccepted {
        /// Where and how to send it: the customer reads it. May be empty.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 2_000)))]
        pub instructions: String,
    }

    /// That something is not taken back.
    pub struct ReturnDeclined {
        /// Why: the customer reads it.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 2_000)))]
        pub reason: String,
    }

    /// What arrived.
    pub struct ReturnReceipt {
        /// How many pieces of which lines of the return; lines left out did not arrive.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 100)))]
        pub lines: Vec<ReceivedLine>,
        /// Whether the money goes to the credit balance of the customer's account instead of back the way it was paid.
        #[serde(default)]
        pub to_credit: bool,
        /// What the customer reads beside the refund; may be empty.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 200)))]
        pub reason: String,
    }

    /// Pieces of a line that arrived.
    pub struct ReceivedLine {
        /// The line's id.
        #[cfg_attr(feature = "schema", schemars(length(max = 100)))]
        pub line: String,
        /// How many.
        #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 999)))]
        pub quantity: u16,
        /// Whether they go back on the shelf; otherwise they are written off.
        #[serde(default)]
        pub restock: bool,
    }

    /// How long customers may ask to give something back.
    pub struct ReturnDays {
        /// For how many days after it arrived; 0 for not at all. It holds for orders that were placed, too.
        #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 365)))]
        pub days: u32,
    }
}
