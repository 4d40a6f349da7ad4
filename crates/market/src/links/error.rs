use db::DbError;

/// What a seller says of a campaign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkField {
    /// Its name.
    Name,
    /// The remark.
    Note,
    /// The end.
    End,
}

/// Why something about links could not be done.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    /// No such link, campaign, seller or product, or it is somebody else's.
    #[error("there is nothing of this kind here")]
    NotFound,
    /// A deactivated member makes no links.
    #[error("a deactivated member cannot do this")]
    Inactive,
    /// More than anybody keeps apart.
    #[error("that would be more than {0}")]
    TooMany(u32),
    /// Something that was typed cannot be used.
    #[error("the {0:?} of a campaign cannot be this")]
    Field(LinkField),
    /// The operating system has no randomness to give.
    #[error("links cannot be made just now: {0}")]
    Randomness(String),
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
}
