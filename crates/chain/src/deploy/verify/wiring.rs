//! What points at what, and the rules that contracts were created with.

use alloy_primitives::{Address, B256, U256, keccak256};
use alloy_sol_types::SolCall;

use super::super::code::{council_rules, sale_terms};
use super::{Looking, events};
use crate::contracts::{
    council::Council, market::Market, pass::Pass, payouts::Payouts, sale, shelf::Shelf, stake::Stake,
    timelock::Timelock,
};
use crate::node::NodeError;

/// The contracts that people sign for, with the names of their domains.
const DOMAINS: [(&str, &str); 11] = [
    ("Stake", "Astra Stake"),
    ("Council", "Astra Council"),
    ("Directory", "Astra Directory"),
    ("Market", "Astra Market"),
    ("Shelf", "Astra Shelf"),
    ("Payouts", "Astra Payouts"),
    ("Pass", "Astra Pass"),
    ("Consent", "Astra Consent"),
    ("Vesting", "Astra Vesting"),
    ("GMS", "Gemstra"),
    ("Sale", "Astra Sale"),
];

impl Looking<'_> {
    /// Every address that a contract was told of another, or of a person.
    pub(super) async fn wiring(&mut self) -> Result<(), NodeError> {
        let guardian = self.terms.guardian.address(self.deployer);
        let p = self.places;
        self.points("Market", p.market, "directory", &Market::directoryCall {}, p.directory).await?;
        self.points("Market", p.market, "shelf", &Market::shelfCall {}, p.shelf).await?;
        self.points("Market", p.market, "payouts", &Market::payoutsCall {}, p.payouts).await?;
        self.points("Market", p.market, "governor", &Market::governorCall {}, p.timelock).await?;
        self.points("Market", p.market, "guardian", &Market::guardianCall {}, guardian).await?;
        self.points("Shelf", p.shelf, "market", &Shelf::MARKETCall {}, p.market).await?;
        self.points("Pass", p.pass, "market", &Pass::MARKETCall {}, p.market).await?;
        self.points("Payouts", p.payouts, "market", &Payouts::MARKETCall {}, p.market).await?;
        self.points("Payouts", p.payouts, "council", &Payouts::COUNCILCall {}, p.timelock).await?;
        self.points("Payouts", p.payouts, "guardian", &Payouts::GUARDIANCall {}, guardian).await?;
        self.points("Stake", p.stake, "token", &Stake::tokenCall {}, p.gms).await?;
        self.points("Stake", p.stake, "governor", &Stake::governorCall {}, p.timelock).await?;
        self.points("Council", p.council, "token", &Council::tokenCall {}, p.stake).await?;
        self.points("Council", p.council, "timelock", &Council::timelockCall {}, p.timelock).await?;
        self.points("Council", p.council, "guardian", &Council::guardianCall {}, guardian).await?;
        self.roles().await?;
        self.domains().await
    }

    async fn points<C: SolCall<Return = Address>>(
        &mut self,
        name: &'static str,
        at: Address,
        field: &'static str,
        call: &C,
        wanted: Address,
    ) -> Result<(), NodeError> {
        let found = self.read(at, call).await?;
        if let (Ok(found), Some(seen)) = (&found, self.contracts.iter_mut().find(|seen| seen.name == name)) {
            seen.points_at.push((field, *found));
        }
        self.note(format!("{name}.{field}"), wanted, found.map_or_else(|why| why, |at| at.to_string()));
        Ok(())
    }

    /// Who may do what in the timelock: now, and that nobody was given more when it was created. Later only a vote can.
    async fn roles(&mut self) -> Result<(), NodeError> {
        let (at, council) = (self.places.timelock, self.places.council);
        let role = |name: &str| keccak256(name);
        let wanted = [
            ("the timelock's own admin", B256::ZERO, at),
            ("the timelock's proposer", role("PROPOSER_ROLE"), council),
            ("who may cancel in the timelock", role("CANCELLER_ROLE"), council),
            ("who may execute in the timelock", role("EXECUTOR_ROLE"), Address::ZERO),
        ];
        for (what, role, account) in wanted {
            let has = self.text(at, &Timelock::hasRoleCall { role, account }, |has| has.to_string()).await?;
            self.note(format!("{what}, {account},"), "true", has);
        }
        if let Some(seen) = self.contracts.iter_mut().find(|seen| seen.name == "Timelock") {
            seen.points_at.push(("proposer", council));
        }
        let Some(receipt) = self.receipt("Timelock").await? else { return Ok(()) };
        let mut given: Vec<_> =
            events::<Timelock::RoleGranted>(&receipt, at).into_iter().map(|it| (it.role, it.account)).collect();
        let mut meant = wanted.map(|(_, role, account)| (role, account)).to_vec();
        given.sort_unstable();
        meant.sort_unstable();
        self.note_whether(
            "what the timelock was created with",
            given == meant,
            "4 roles",
            format!("{} roles", given.len()),
        );
        Ok(())
    }

    /// What signatures are bound to.
    async fn domains(&mut self) -> Result<(), NodeError> {
        for (name, domain) in DOMAINS {
            let Some((_, at)) = self.places.all().into_iter().find(|(known, _)| *known == name) else { continue };
            // The same function of every contract.
            let found = self.text(at, &Market::eip712DomainCall {}, |it| {
                format!("{} {} on chain {} at {}", it.name, it.version, it.chainId, it.verifyingContract)
            });
            let found = found.await?;
            self.note(
                format!("{name}'s domain"),
                format!("{domain} 1 on chain {} at {at}", self.deployment.chain),
                found,
            );
        }
        Ok(())
    }

    /// What contracts were created with beside addresses.
    pub(super) async fn rules(&mut self) -> Result<(), NodeError> {
        let (council, rules) = (self.places.council, council_rules(self.terms));
        let number = |n: U256| n.to_string();
        let found = self.text(council, &Council::votingDelayCall {}, number).await?;
        self.note_votable("Council.votingDelay", rules.votingDelay, found);
        let found = self.text(council, &Council::votingPeriodCall {}, number).await?;
        self.note_votable("Council.votingPeriod", rules.votingPeriod, found);
        let found = self.text(council, &Council::lateQuorumVoteExtensionCall {}, |n| n.to_string()).await?;
        self.note_votable("Council.lateQuorumVoteExtension", rules.lateExtension, found);
        let found = self.text(council, &Council::proposalThresholdCall {}, number).await?;
        self.note_votable("Council.proposalThreshold", rules.threshold, found);
        let found = self.text(council, &Council::quorumNumerator_1Call {}, number).await?;
        self.note_votable("Council.quorum", rules.quorum, found);
        let found = self.text(self.places.timelock, &Timelock::getMinDelayCall {}, number).await?;
        self.note_votable("Timelock.minDelay", self.terms.council.timelock_delay, found);
        let found = self.text(self.places.stake, &Stake::coolDownCall {}, |n| n.to_string()).await?;
        self.note("Stake.coolDown", self.terms.cool_down, found);
        self.sale().await
    }

    async fn sale(&mut self) -> Result<(), NodeError> {
        let at = self.places.sale;
        let wanted = sale_terms(self.terms, &self.places, self.deployer, self.deployment.moment);
        let found = self.read(at, &sale::Sale::termsCall {}).await?;
        if let (Ok(terms), Some(seen)) = (&found, self.contracts.iter_mut().find(|seen| seen.name == "Sale")) {
            seen.points_at.extend([("token", terms.token), ("beneficiary", terms.beneficiary)]);
        }
        let shown = |terms: &sale::ISale::Terms| {
            let sale::ISale::Terms { token, payment, signer, beneficiary, growth, softCap, hardCap, tokens, price } =
                terms;
            format!(
                "{token} for {payment}, vouchers by {signer}, to {beneficiary}, rest to {growth}, caps {softCap} and {hardCap}, {tokens} for {price}"
            )
        };
        self.note("Sale.terms", shown(&wanted.terms_), found.map_or_else(|why| why, |terms| shown(&terms)));
        for number in 0..=wanted.rounds.len() {
            // One more than there are: that there is none after the last.
            let round = wanted.rounds.get(number).cloned();
            let shown = |round: sale::ISale::Round| {
                format!("{} to {}, {} points, cap {}", round.from, round.to, round.bonus, round.cap)
            };
            let found = self.text(at, &sale::Sale::roundOfCall { round: U256::from(number) }, shown).await?;
            let none = sale::ISale::Round::default();
            self.note(format!("round {number} of the sale"), shown(round.unwrap_or(none)), found);
        }
        Ok(())
    }
}
