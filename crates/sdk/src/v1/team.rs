use super::Time;

words! {
    /// What somebody may do for a shop or a brand.
    pub enum TeamRole {
        /// Everything, including who has which role.
        Owner,
        /// Everything but who has which role.
        Manager,
        /// The books: sees everything, confirms payments.
        Finance,
        /// Orders and returns.
        Staff,
    }
}

answered! {
    /// Who works for a shop or a brand.
    pub struct Team {
        /// The people, owners first.
        pub people: Vec<TeamPerson>,
        /// The invitations that can still be accepted, the newest first.
        pub invitations: Vec<TeamInvitation>,
    }

    /// Somebody who works for a shop or a brand.
    pub struct TeamPerson {
        /// Who, `per_...`.
        pub person: String,
        /// What they are called.
        pub name: String,
        /// Where they read mail.
        pub email: String,
        /// As what.
        pub role: TeamRole,
    }

    /// An invitation to work for a shop or a brand.
    pub struct TeamInvitation {
        /// Its id, `inv_...`.
        pub id: String,
        /// Where its letter is sent.
        pub email: String,
        /// As what.
        pub role: TeamRole,
        /// Until when it can be accepted.
        pub expires_at: Time,
    }
}

asked! {
    /// Somebody to be invited. The letter goes out by itself.
    pub struct NewTeamInvitation {
        /// Where they read mail.
        #[cfg_attr(feature = "schema", schemars(length(min = 3, max = 254)))]
        pub email: String,
        /// As what.
        pub role: TeamRole,
    }

    /// A role to be given.
    pub struct NewTeamRole {
        /// In place of the one they have.
        pub role: TeamRole,
    }
}
