use super::Time;

words! {
    /// Where a parcel stands.
    pub enum ParcelStatus {
        /// Its pieces are in it; it can still be unpacked.
        Packed,
        /// It is on its way.
        Shipped,
        /// It has arrived.
        Delivered,
        /// It was unpacked again.
        Undone,
    }
}

answered! {
    /// A parcel with things of one brand.
    pub struct Parcel {
        /// Its id, `shp_...`.
        pub id: String,
        /// The order it is of.
        pub order: String,
        /// The brand whose things are in it.
        pub brand: String,
        /// The brand's name.
        pub brand_name: String,
        /// Where it stands.
        pub status: ParcelStatus,
        /// How it can be followed.
        pub tracking: Tracking,
        /// What is in it.
        pub lines: Vec<ParcelLine>,
        /// When it was packed.
        pub packed_at: Time,
        /// When it was sent.
        pub shipped_at: Option<Time>,
        /// When it arrived.
        pub delivered_at: Option<Time>,
    }

    /// Pieces of one line in a parcel.
    pub struct ParcelLine {
        /// The line's id.
        pub line: String,
        /// What it was bought as.
        pub title: String,
        /// The chosen options in words; may be empty.
        pub options: String,
        /// The brand's article number; may be empty.
        pub sku: String,
        /// How many.
        pub quantity: i64,
    }

    /// The parcels of an order.
    pub struct Parcels {
        /// The parcels, the oldest first, without those that were unpacked again.
        pub data: Vec<Parcel>,
    }
}

asked! {
    /// How a parcel can be followed. All of it may be left out.
    #[derive(Default)]
    pub struct Tracking {
        /// Who carries it.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 100)))]
        pub carrier: String,
        /// The carrier's number of it.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 100)))]
        pub number: String,
        /// Where it can be followed: an address that begins with `https://` or `http://`.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(max = 500)))]
        pub url: String,
    }

    /// A parcel to be packed.
    pub struct NewParcel {
        /// How many pieces of which lines, all of one brand.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 100)))]
        pub lines: Vec<PackedLine>,
        /// How it can be followed, when it is sent at once; left out, it stays packed.
        #[serde(default)]
        pub sent: Option<Tracking>,
    }

    /// Pieces of a line that go into a parcel.
    pub struct PackedLine {
        /// The line's id.
        #[cfg_attr(feature = "schema", schemars(length(max = 100)))]
        pub line: String,
        /// How many.
        #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 999)))]
        pub quantity: u16,
    }
}
