use market::terms::Party;
use market::{Market, OrderId, PhotoId, ReturnId, ShipmentId};

use crate::link::{self, Link};
use crate::web::{App, BrandDesk, MerchantDesk};

/// Who works on an order: its merchant, or one of its brands.
#[derive(Debug, Clone, Copy)]
pub(in crate::routes) enum OrderDesk<'a> {
    /// The brand.
    Brand(&'a BrandDesk),
    /// The merchant.
    Merchant(&'a MerchantDesk),
}

impl OrderDesk<'_> {
    /// Whose business it is.
    pub(super) const fn party(self) -> Party {
        match self {
            Self::Brand(desk) => Party::Brand(desk.brand.id),
            Self::Merchant(desk) => Party::Merchant(desk.merchant.id),
        }
    }

    /// The business, where whatever is done is done by whoever sits here.
    pub(super) fn market(self, app: &App) -> Market {
        match self {
            Self::Brand(desk) => desk.market(app),
            Self::Merchant(desk) => desk.market(app),
        }
    }

    /// The order's page.
    pub(in crate::routes) fn order(self, order: OrderId) -> Link {
        match self {
            Self::Brand(desk) => link::brand_order(&desk.brand.slug, order),
            Self::Merchant(desk) => link::merchant_order(&desk.merchant.slug, order),
        }
    }

    /// Where a parcel is packed.
    pub(super) fn pack(self, order: OrderId) -> Link {
        match self {
            Self::Brand(desk) => link::brand_pack(&desk.brand.slug, order),
            Self::Merchant(desk) => link::merchant_pack(&desk.merchant.slug, order),
        }
    }

    /// A parcel.
    pub(super) fn parcel(self, order: OrderId, parcel: ShipmentId) -> Link {
        match self {
            Self::Brand(desk) => link::brand_parcel(&desk.brand.slug, order, parcel),
            Self::Merchant(desk) => link::merchant_parcel(&desk.merchant.slug, order, parcel),
        }
    }

    /// A picture of a return.
    pub(in crate::routes) fn photo(self, of: ReturnId, photo: PhotoId) -> Link {
        match self {
            Self::Brand(desk) => link::brand_return_photo(&desk.brand.slug, of, photo),
            Self::Merchant(desk) => link::merchant_return_photo(&desk.merchant.slug, of, photo),
        }
    }
}
