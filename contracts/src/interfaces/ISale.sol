// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IRelayed} from "./IRelayed.sol";

/// @title A sale of tokens in rounds
/// @notice Buyers pay in ether or in one token. If what was raised reaches the soft cap, buyers get their tokens, the beneficiary the
/// proceeds, and the rest of the tokens goes back to growth; if not, every buyer gets back exactly what they paid. Nobody decides which
/// of the two it is, nobody can stop either, and no token leaves before. Only what was paid by buying counts: ether and tokens
/// that were sent here otherwise belong to nobody.
interface ISale is IRelayed {
    /// @notice What holds for the whole sale and never changes. Amounts are in the smallest units.
    struct Terms {
        /// The token that is sold. The sale owns all there is to sell of it before it is created.
        address token;
        /// The token that is paid; 0 for ether.
        address payment;
        /// Who signs vouchers: that a person may buy, and how much, is checked off chain.
        address signer;
        /// Who gets what was paid, after success.
        address beneficiary;
        /// Who gets what was not sold.
        address growth;
        /// What has to be raised for success.
        uint96 softCap;
        /// What is raised at most.
        uint96 hardCap;
        /// So many tokens ...
        uint96 tokens;
        /// ... are sold for so much, without bonus.
        uint96 price;
    }

    /// @notice A time in which tokens are sold with the same bonus.
    struct Round {
        /// The first second, in Unix seconds.
        uint40 from;
        /// The second after the last.
        uint40 to;
        /// What is given on top, in basis points of what is sold (10,000 double it).
        uint16 bonus;
        /// How many tokens may be sold, bonus included, by the end of this round: in it and in all before. Rounds in a row with the same cap
        /// share it; what one leaves is there for the next. The cap of the last round is all there is to sell.
        uint96 cap;
    }

    /// @notice That somebody may buy, as the signer signed it: `Voucher(address buyer,address sale,uint96 most,uint40 validUntil)`.
    struct Voucher {
        /// What the buyer may pay in all.
        uint96 most;
        /// The last second in which it can be used, in Unix seconds.
        uint40 validUntil;
        /// The signature, of the domain of this sale.
        bytes signature;
    }

    /// @notice What somebody bought and did not claim or get back yet.
    struct Purchase {
        uint96 paid;
        uint96 tokens;
    }

    /// @notice How the sale ended.
    enum Outcome {
        Open,
        Succeeded,
        Failed
    }

    /// @notice Where the sale stands, in one slot.
    struct Totals {
        /// What was paid.
        uint96 raised;
        /// How many tokens were sold, bonus included.
        uint96 sold;
        Outcome outcome;
        /// Whether the beneficiary got what was raised.
        bool collected;
        /// Whether growth got what was not sold.
        bool returned;
    }

    /// The amount is zero, too small for a single unit, or there is nothing to claim, to give back or to collect.
    error Nothing();
    /// An address is missing, or the token is paid with itself.
    error WrongAddress();
    /// The price is zero, or the caps are zero or in the wrong order.
    error WrongAmounts();
    /// A round ends before it begins, begins before the one before ends, or has a smaller cap or none. With the count of rounds: there are
    /// none of them, or more than 8.
    error WrongRound(uint256 round);
    /// The last round would end later than a sale may, in Unix seconds.
    error TooLate(uint40 end, uint256 most);
    /// The sale does not own the tokens that it is to sell.
    error Unfunded(uint256 balance, uint256 supply);
    /// It is not the time of this round.
    error NotInRound(uint256 round);
    /// Nothing more is sold in this round.
    error SoldOut(uint256 round);
    /// The buyer would pay more than the voucher allows.
    error AboveVoucher(uint256 paid, uint96 most);
    /// The ether that came along is not the amount; with a token, there may not be any.
    error WrongValue(uint256 value);
    /// In ether nobody can pay for somebody else by signature.
    error Ether();
    /// The sale goes on.
    error NotOver();
    /// This cannot be done after such an outcome.
    error WrongOutcome(Outcome outcome);
    /// Somebody else's can only be sent to themselves.
    error NotYours(address caller);

    /// Somebody bought.
    event Bought(address indexed buyer, uint256 round, uint96 paid, uint96 tokens);
    /// The sale is over.
    event Finalized(Outcome outcome, uint96 raised, uint96 sold);
    /// A buyer's tokens were sent.
    event Claimed(address indexed buyer, address indexed to, uint96 tokens);
    /// A buyer's money was sent back.
    event Refunded(address indexed buyer, address indexed to, uint96 paid);
    /// What was raised was sent for the beneficiary.
    event Collected(address indexed to, uint96 amount);
    /// What was not sold went back.
    event Returned(address indexed growth, uint96 tokens);

    function terms() external view returns (Terms memory);

    /// @notice A round by its number, from 0; all zero if there is none.
    function roundOf(uint256 round) external view returns (Round memory);

    /// @notice The number of the round that is on, and whether there is one.
    function current() external view returns (uint256 round, bool open);

    function totals() external view returns (Totals memory);

    function purchaseOf(address buyer) external view returns (Purchase memory);

    /// @notice Whether nothing more can be bought in any round.
    function isFull() external view returns (bool);

    /// @notice What would be accepted of an amount in a round now, and how many tokens that would be, by the caps only.
    function quote(uint96 amount, uint256 round) external view returns (uint96 paid, uint96 tokens);

    /// @notice Buys. If less is left than what is offered, less is accepted, and the rest stays the buyer's or is sent back.
    /// @param amount What the caller pays: ether that comes along, or tokens that the sale has an allowance for.
    /// @param round The round whose bonus the caller wants; once it is over this fails.
    function buy(uint96 amount, uint256 round, Voucher calldata voucher)
        external
        payable
        returns (uint96 paid, uint96 tokens);

    /// @notice As {buy}, paid in tokens by a buyer who gave an allowance and signed
    /// `Buy(address buyer,uint96 amount,uint256 round,uint256 nonce,uint40 deadline)`.
    function buyFor(
        address buyer,
        uint96 amount,
        uint256 round,
        Voucher calldata voucher,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external returns (uint96 paid, uint96 tokens);

    /// @notice Ends the sale, once its time is over or nothing more can be bought. Anybody may do so; claims and refunds do it as well.
    function finalize() external returns (Outcome);

    /// @notice Sends what a buyer bought, after success.
    /// @param to Where to; if the caller is not the buyer, only to the buyer.
    function claim(address buyer, address to) external returns (uint96 tokens);

    /// @notice As {claim}, signed as `Claim(address buyer,address to,uint256 nonce,uint40 deadline)`.
    function claimFor(address buyer, address to, uint256 nonce, uint40 deadline, bytes calldata signature)
        external
        returns (uint96 tokens);

    /// @notice Sends back what a buyer paid, after failure.
    /// @param to Where to; if the caller is not the buyer, only to the buyer.
    function refund(address buyer, address to) external returns (uint96 paid);

    /// @notice As {refund}, signed as `Refund(address buyer,address to,uint256 nonce,uint40 deadline)`.
    function refundFor(address buyer, address to, uint256 nonce, uint40 deadline, bytes calldata signature)
        external
        returns (uint96 paid);

    /// @notice Sends the beneficiary what was raised, after success.
    /// @param to Where to; if the caller is not the beneficiary, only to the beneficiary.
    function collect(address to) external returns (uint96 amount);

    /// @notice Sends growth what was not sold: after failure everything.
    function returnUnsold() external returns (uint96 tokens);
}
