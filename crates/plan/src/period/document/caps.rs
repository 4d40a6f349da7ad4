use super::bonus::amount;
use super::volume_named;
use crate::document::reader::{Read, Reader};
use crate::period::caps::Caps;
use crate::period::language::Names;
use crate::period::money::MoneyRules;

/// Reads the caps, if there are any.
pub(super) fn read(document: &Reader<'_>, names: &Names, money: &MoneyRules) -> Read<Caps> {
    let Some(table) = document.find("caps") else { return Ok(Caps::default()) };
    let table = table.table()?;
    let most = |key| table.find(key).map(|most| amount(&most, money)).transpose();
    let (position, person) = (most("position")?, most("person")?);
    let company = match table.find("company") {
        None => None,
        Some(company) => {
            let company = company.table()?;
            let rate = company.need("rate", "rate = \"42 %\"")?.rate()?;
            let of = volume_named(&company.need("of", "of = \"cv\"")?, names)?;
            company.finish()?;
            Some((of, rate))
        }
    };
    table.finish()?;
    Ok(Caps { position, person, company })
}
