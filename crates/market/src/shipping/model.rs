use base::{Money, MoneyError};

use super::ShippingError;
use crate::{BrandId, MethodId, ZoneId};

const GRAMS_PER_KG: i64 = 1000;

/// Countries that parcels go to on the same terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    /// Its id.
    pub id: ZoneId,
    /// The brand whose parcels it is for; `None` for every brand without zones of its own.
    pub brand: Option<BrandId>,
    /// What the merchant calls it.
    pub name: String,
    /// ISO 3166 codes; none stands for every country no other zone names.
    pub countries: Vec<String>,
    /// The ways to send there, the cheapest first.
    pub methods: Vec<Method>,
}

/// A way to send a parcel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Method {
    /// Its id.
    pub id: MethodId,
    /// What customers choose it by.
    pub name: String,
    /// For a parcel of up to a kilogram.
    pub price: Money,
    /// For every kilogram begun after the first.
    pub per_kg: Money,
    /// Free when the brand's goods come to this much.
    pub free_from: Option<Money>,
    /// How many days it takes, at least and at most.
    pub days: (u16, u16),
}

impl Method {
    /// What a parcel costs whose goods cost `goods` and weigh `grams`.
    ///
    /// # Errors
    /// On overflow.
    pub fn cost(&self, goods: Money, grams: i64) -> Result<Money, MoneyError> {
        if let Some(least) = self.free_from
            && !goods.checked_sub(least)?.is_negative()
        {
            return Ok(Money::zero(self.price.currency()));
        }
        let more = (grams - 1).max(0) / GRAMS_PER_KG;
        self.price.checked_add(self.per_kg.times(more)?)
    }
}

/// A zone to be added.
#[derive(Debug, Clone, Default)]
pub struct NewZone {
    /// For one brand alone.
    pub brand: Option<BrandId>,
    /// What the merchant calls it; 1 to 60 characters.
    pub name: String,
    /// ISO 3166 codes; none for every other country.
    pub countries: Vec<String>,
}

impl NewZone {
    pub(super) fn checked(&self) -> Result<Self, ShippingError> {
        let mut countries = Vec::with_capacity(self.countries.len());
        for country in &self.countries {
            let code = country.trim().to_uppercase();
            if code.len() != 2 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
                return Err(ShippingError::Country(country.trim().chars().take(20).collect()));
            }
            // In the order they were written: the first is where most parcels go.
            if !countries.contains(&code) {
                countries.push(code);
            }
        }
        Ok(Self { brand: self.brand, name: name(&self.name)?, countries })
    }

    /// Refuses a country that would be in two zones of the same brand.
    pub(super) fn beside(&self, known: &[Zone]) -> Result<(), ShippingError> {
        for zone in known.iter().filter(|zone| zone.brand == self.brand) {
            if self.countries.is_empty() && zone.countries.is_empty() {
                return Err(ShippingError::RestTaken(zone.name.clone()));
            }
            if let Some(taken) = self.countries.iter().find(|country| zone.countries.contains(country)) {
                return Err(ShippingError::CountryTaken(taken.clone(), zone.name.clone()));
            }
        }
        Ok(())
    }
}

/// A method to be added.
#[derive(Debug, Clone)]
pub struct NewMethod {
    /// What customers choose it by; 1 to 60 characters.
    pub name: String,
    /// For a parcel of up to a kilogram.
    pub price: Money,
    /// For every kilogram begun after the first.
    pub per_kg: Money,
    /// Free when the brand's goods come to this much.
    pub free_from: Option<Money>,
    /// How many days it takes, at least and at most; 0 to 365.
    pub days: (u16, u16),
}

impl NewMethod {
    pub(super) fn checked(&self) -> Result<Self, ShippingError> {
        let amounts = [Some(self.price), Some(self.per_kg), self.free_from];
        if amounts.into_iter().flatten().any(Money::is_negative) {
            return Err(ShippingError::Price);
        }
        if self.days.0 > self.days.1 || self.days.1 > 365 {
            return Err(ShippingError::Days);
        }
        Ok(Self { name: name(&self.name)?, ..self.clone() })
    }
}

fn name(text: &str) -> Result<String, ShippingError> {
    let name = text.trim();
    if name.is_empty() || name.chars().count() > 60 || name.chars().any(char::is_control) {
        return Err(ShippingError::Name);
    }
    Ok(name.to_owned())
}

/// How a brand's parcel gets to a country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coverage<'a> {
    /// The merchant keeps no zones: everything is sent everywhere and nothing is charged.
    Unlimited,
    /// In one of these ways.
    By(&'a [Method]),
    /// Not at all.
    Nowhere,
}

/// How parcels of `brand` get to `country`.
#[must_use]
pub fn coverage<'a>(zones: &'a [Zone], brand: BrandId, country: &str) -> Coverage<'a> {
    let own = zones.iter().any(|zone| zone.brand == Some(brand));
    let mine: Vec<&Zone> = zones.iter().filter(|zone| zone.brand == own.then_some(brand)).collect();
    if mine.is_empty() {
        return Coverage::Unlimited;
    }
    let named = mine.iter().find(|zone| zone.countries.iter().any(|code| code == country));
    match named.or_else(|| mine.iter().find(|zone| zone.countries.is_empty())) {
        Some(zone) if !zone.methods.is_empty() => Coverage::By(&zone.methods),
        _ => Coverage::Nowhere,
    }
}

#[cfg(test)]
mod tests {
    use base::{Currency, Money};

    use super::{Coverage, Method, Zone, coverage};
    use crate::{BrandId, MethodId, ZoneId};

    fn eur(text: &str) -> Money {
        Money::parse(text, Currency::EUR).unwrap()
    }

    fn method(name: &str) -> Method {
        Method {
            id: MethodId::from_number(1),
            name: name.into(),
            price: eur("4.90"),
            per_kg: eur("1.00"),
            free_from: Some(eur("60.00")),
            days: (2, 4),
        }
    }

    fn zone(brand: Option<i64>, countries: &[&str], methods: &[&str]) -> Zone {
        Zone {
            id: ZoneId::from_number(1),
            brand: brand.map(BrandId::from_number),
            name: "Zone".into(),
            countries: countries.iter().map(|&code| code.to_owned()).collect(),
            methods: methods.iter().map(|name| method(name)).collect(),
        }
    }

    #[test]
    fn a_parcel_costs_by_weight_and_nothing_from_an_amount() {
        let standard = method("Standard");
        for (goods, grams, cost) in
            [("10.00", 0, "4.90"), ("10.00", 1000, "4.90"), ("10.00", 1001, "5.90"), ("10.00", 3200, "7.90")]
        {
            assert_eq!(standard.cost(eur(goods), grams), Ok(eur(cost)), "{grams} g");
        }
        assert_eq!(standard.cost(eur("59.99"), 5000), Ok(eur("8.90")));
        assert_eq!(standard.cost(eur("60.00"), 5000), Ok(eur("0.00")));
    }

    #[test]
    fn a_brand_s_own_zones_replace_the_shop_s() {
        let (one, two) = (BrandId::from_number(1), BrandId::from_number(2));
        assert_eq!(coverage(&[], one, "DE"), Coverage::Unlimited);
        let zones = [
            zone(None, &["DE", "AT"], &["Near"]),
            zone(None, &[], &["Far"]),
            zone(Some(2), &["DE"], &["By hand"]),
            zone(None, &["CH"], &[]),
        ];
        let way = |brand, country| match coverage(&zones, brand, country) {
            Coverage::By(methods) => methods[0].name.as_str(),
            Coverage::Nowhere => "nowhere",
            Coverage::Unlimited => "free",
        };
        assert_eq!([way(one, "DE"), way(one, "JP"), way(one, "CH")], ["Near", "Far", "nowhere"]);
        assert_eq!([way(two, "DE"), way(two, "AT")], ["By hand", "nowhere"]);
    }
}
