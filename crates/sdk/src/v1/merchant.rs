use super::{Agreement, Money, OrderStatus, Time};

words! {
    /// Whether a member may earn.
    pub enum MemberStatus {
        /// Sells and earns.
        Active,
        /// Earns nothing, keeps the place in the tree.
        Inactive,
    }
}

answered! {
    /// Somebody who sells for a merchant.
    pub struct Member {
        /// Which membership, `mem_...`.
        pub id: String,
        /// What they are called.
        pub name: String,
        /// The name of their boutique.
        pub handle: Option<String>,
        /// Whether they may earn.
        pub status: MemberStatus,
        /// Since when they are in the network.
        pub joined_at: Time,
    }

    /// An invitation to sell.
    pub struct Invitation {
        /// Its code.
        pub code: String,
        /// The address to send to whoever is invited.
        pub link: String,
        /// For whom, in the words of whoever invites; may be empty.
        pub note: String,
        /// When it ends.
        pub expires_at: Time,
        /// How many more people may accept it.
        pub uses_left: u32,
    }

    /// Open invitations.
    pub struct Invitations {
        /// The invitations, the newest first.
        pub data: Vec<Invitation>,
    }

    /// Agreements.
    pub struct Agreements {
        /// The agreements, the newest first.
        pub data: Vec<Agreement>,
    }

    /// What a merchant's orders come to.
    pub struct Takings {
        /// Since when.
        pub since: Time,
        /// Paid since then.
        pub sold: Money,
        /// Given back since then.
        pub refunded: Money,
        /// Placed and not paid yet, whenever that was.
        pub unpaid: Money,
        /// How many orders are in each state.
        pub orders: Vec<StatusCount>,
    }

    /// How many orders are in a state.
    pub struct StatusCount {
        /// The state.
        pub status: OrderStatus,
        /// How many.
        pub count: i64,
    }
}

asked! {
    /// An invitation to be made.
    pub struct NewInvitation {
        /// For whom, for your own eyes.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 120)))]
        pub note: String,
        /// How many people may accept it.
        #[serde(default = "one")]
        #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 10_000)))]
        pub uses: u16,
        /// For how many days.
        #[serde(default = "month")]
        #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 365)))]
        pub days: u16,
    }

    /// A member's status to be set.
    pub struct NewMemberStatus {
        /// Whether they may earn.
        pub status: MemberStatus,
    }
}

const fn one() -> u16 {
    1
}

const fn month() -> u16 {
    30
}
