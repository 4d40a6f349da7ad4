// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IRelayed} from "./IRelayed.sol";

/// @title Orders, held until the goods may not come back any more, and one balance for everybody who is paid
/// @notice Nobody can change what was signed: the amounts of all who are paid stand in the order, and the order's hash is all
/// that is kept. Opening orders can be stopped for a while; releasing, refunding, ending and withdrawing cannot.
interface IMarket is IRelayed {
    /// @notice An order. It is kept as its EIP-712 hash, which is its id; who acts on it brings it along.
    /// @dev In this sequence of members the selectors of {pay} and {release} are the lowest, which are tried first.
    struct Order {
        /// The merchant of record, who signs the order.
        address merchant;
        /// The brand, whose agreement with the merchant sets the floors.
        address brand;
        /// Who made the sale.
        address seller;
        /// Who pays; 0 for whoever pays first.
        address buyer;
        /// The token, in whose smallest units all amounts are.
        address token;
        /// Who decides a dispute; 0 for nobody: then the buyer cannot dispute.
        address arbiter;
        /// The item of a shelf; 0 for none.
        bytes32 item;
        /// How many units of the item are in it.
        uint32 units;
        /// The product that the floors are looked up for; 0 for the whole catalog.
        bytes32 product;
        /// What is paid for all of it.
        uint96 amount;
        /// The salted hash of what was bought, which the buyer and the seller keep.
        bytes32 cart;
        /// Until when it can be paid, in Unix seconds.
        uint40 payBy;
        /// For how many seconds after payment it is held; 0 pays everybody at once.
        uint32 hold;
        /// How many seconds the arbiter has to decide, a day at least; after that the buyer is paid back.
        uint32 ruling;
        /// Who is paid what: `recipient << 96 | amount`, at most 16, which come to `amount` together. The first is the brand's, the second
        /// the seller's, the third the merchant's; then come those above the seller, the merchant's pool among them; the last is
        /// the protocol's fee, if there is a fee.
        uint256[] shares;
    }

    /// @notice How an order is paid.
    enum Means {
        /// By a signed authorization of the token (ERC-3009, `receiveWithAuthorization` to the market, of the order's amount, valid
        /// after 0 and before `payBy`), whose nonce is the order's id; `proof` is the signature.
        Authorization,
        /// By an allowance that the market has; `proof` is empty when the buyer sends it, or the buyer's signature of the order (`Accept`).
        Allowance,
        /// By an allowance that a permit (ERC-2612) gives first; `proof` is `abi.encode(value, deadline, v, r, s, acceptance)`.
        Permit,
        /// From the buyer's balance here; `proof` as for an allowance.
        Balance
    }

    /// @notice Where an order stands.
    enum Status {
        None,
        Held,
        Disputed,
        Released,
        Refunded,
        Cancelled
    }

    /// The fee of the market is above its cap.
    error AboveCap(uint256 fee, uint256 cap);
    /// A brand, a seller or those above the seller (`share` 0, 1 and 3) would be paid less than the agreement says.
    error BelowFloor(uint256 share, uint256 paid, uint256 least);
    /// The last share does not pay the sink of fees what is due.
    error FeeMissing(uint256 due);
    /// The account did not allow the spender so much.
    error NotAllowed(address account, address spender, uint256 allowed, uint256 wanted);
    /// The lists have different lengths.
    error Lengths();
    /// The balance is not enough.
    error NotEnough(address token, address account, uint256 balance, uint256 wanted);
    /// The order has no arbiter who could decide.
    error NoArbiter(bytes32 id);
    /// The brand and the merchant have no agreement, or it ended.
    error NoAgreement(address brand, address merchant);
    /// Money would go to the address 0, or come to nothing.
    error Nothing();
    /// It cannot be done before that time.
    error NotDue(bytes32 id, uint40 time);
    /// The caller is not the one who may do that.
    error NotYours(address caller);
    /// It could be done only until that time.
    error Over(bytes32 id, uint40 time);
    /// The shares are fewer than 3 or more than 16.
    error ShareCount(uint256 count);
    /// The first three shares have to be those of the brand, the seller and the merchant.
    error ShareOwner(uint256 share, address owner);
    /// The shares do not come to the amount.
    error ShareSum(uint256 sum, uint256 amount);
    /// The token delivered something else than what was to be paid.
    error Short(uint256 got, uint256 wanted);
    /// No new orders until that time.
    error Stopped(uint40 until);
    /// Orders cannot be stopped again before that time.
    error StopsAgain(uint40 time);
    /// More time than is allowed, in seconds.
    error TooLong(uint256 time, uint256 most);
    /// More than what is left of the order, or than can be paid in at once.
    error TooMuch(uint256 amount, uint256 most);
    /// Less time than an arbiter needs, in seconds.
    error TooShort(uint256 time, uint256 least);
    /// Not for an order that stands so.
    error WrongStatus(bytes32 id, Status status);

    /// @notice An order was paid, and is held until `unlockAt`; 0 if everybody who has a share was paid at once.
    event Opened(bytes32 indexed id, address indexed merchant, address indexed seller, uint40 unlockAt);
    /// @notice A bearer order was paid by this account; of other orders the payer is the buyer.
    event Borne(bytes32 indexed id, address indexed payer);
    /// @notice What was held and not refunded went to those who have shares.
    event Released(bytes32 indexed id);
    /// @notice The payer was credited.
    event Refunded(bytes32 indexed id, uint256 amount);
    /// @notice The arbiter has to decide until `until`.
    event Disputed(bytes32 indexed id, uint40 until);
    /// @notice A dispute ended so, or the buyer and the merchant agreed.
    event Resolved(bytes32 indexed id, uint256 toBuyer);
    /// @notice The order can never be paid.
    event Cancelled(bytes32 indexed id);
    /// @notice Tokens came in for an account.
    event Deposited(address indexed token, address indexed account, uint256 amount);
    /// @notice Part of a balance moved to another.
    event Moved(address indexed token, address indexed from, address indexed to, uint256 amount);
    /// @notice An account allows a spender to move so much of its balance.
    event Allowed(address indexed token, address indexed account, address indexed spender, uint256 amount);
    /// @notice Tokens of an account went out to its payout address.
    event Withdrawn(address indexed token, address indexed account, address payout, uint256 amount);
    /// @notice From now on orders have to pay this fee, in basis points, to the sink.
    event FeeSet(uint16 fee, address sink);
    /// @notice No orders can be opened until then.
    event StoppedUntil(uint40 until);

    /// @notice Opens an order: takes its amount from who pays, and holds it, or credits everybody who has a share.
    /// @dev A bearer order (`buyer` is 0) names who pays in the first 20 bytes of `proof`; when it is shorter, the sender pays. `Accept(bytes32 order,address payer,uint8 means)` is what the payer signs where a means needs an acceptance.
    /// An order that pays at once by authorization, with a buyer and no item of a shelf, is not written down: the token
    /// knows that its id was used. A token that lies about that can harm only who takes it.
    /// @param terms The merchant's signature of the order; empty when the merchant sends it.
    function pay(Order calldata order, bytes calldata terms, Means means, bytes calldata proof) external;

    /// @notice Opens many orders, or none. Which one fails is told by {pay} of each, without sending it.
    function payMany(Order[] calldata orders, bytes[] calldata terms, Means[] calldata means, bytes[] calldata proofs)
        external;

    /// @notice Pays everybody who has a share: by the payer at any time, a dispute included, and by anyone once the hold is over.
    /// What was refunded before is taken from all shares alike, exactly.
    function release(Order calldata order) external;

    /// @notice {release} by the payer's signature of `Release(bytes32 order,uint40 deadline)`. An order is released once, so
    /// it takes no nonce.
    function releaseFor(Order calldata order, uint40 deadline, bytes calldata signature) external;

    /// @notice Releases many orders, or none.
    function releaseMany(Order[] calldata orders) external;

    /// @notice Gives the payer back `amount`: out of what is held, and after the release out of the merchant's own balance.
    /// By the merchant. All refunds of an order come to its amount at most.
    /// @dev An order that was not written down counts as paid when the token says that its id was used, which the buyer can
    /// bring about without paying: a merchant refunds what it saw {Opened}.
    function refund(Order calldata order, uint256 amount) external;

    /// @notice {refund} by the merchant's signature of `Refund(bytes32 order,uint256 amount,uint256 nonce,uint40 deadline)`.
    function refundFor(Order calldata order, uint256 amount, uint256 nonce, uint40 deadline, bytes calldata signature)
        external;

    /// @notice Stops the release until the arbiter decides. By the payer, before the hold is over.
    function dispute(Order calldata order) external;

    /// @notice {dispute} by the payer's signature of `Dispute(bytes32 order,uint40 deadline)`; no nonce, as it happens once.
    function disputeFor(Order calldata order, uint40 deadline, bytes calldata signature) external;

    /// @notice Ends a dispute: `toBuyer` of what is held goes to the payer, and the rest to those who have shares.
    /// By the arbiter, within the time for the ruling.
    function resolve(Order calldata order, uint256 toBuyer) external;

    /// @notice {resolve} by the arbiter's signature of `Resolve(bytes32 order,uint256 toBuyer,uint40 deadline)`; no nonce.
    function resolveFor(Order calldata order, uint256 toBuyer, uint40 deadline, bytes calldata signature) external;

    /// @notice Ends an order that is held or disputed as the payer and the merchant agreed: both sign
    /// `Settle(bytes32 order,uint256 toBuyer,uint40 deadline)`; the one who sends it needs no signature.
    function settle(
        Order calldata order,
        uint256 toBuyer,
        uint40 deadline,
        bytes calldata payerSignature,
        bytes calldata merchantSignature
    ) external;

    /// @notice Gives the payer back all that is held once the arbiter let the time for the ruling pass. By anyone.
    function expire(Order calldata order) external;

    /// @notice Makes an order that was not paid void. By the merchant.
    function cancel(Order calldata order) external;

    /// @notice {cancel} by the merchant's signature of `Cancel(bytes32 order,uint40 deadline)`; no nonce.
    function cancelFor(Order calldata order, uint40 deadline, bytes calldata signature) external;

    /// @notice The id of an order: what the merchant signs, and the nonce of an authorization that pays it.
    function idOf(Order calldata order) external view returns (bytes32);

    /// @notice Where an order stands, what was refunded, and when its hold is over, or the time for the ruling in a dispute.
    /// @dev What is written down here only: an order that the token keeps is `None` although it was {Opened}. The token's word is
    /// not taken for it, because the buyer can use up the id there without paying.
    function stateOf(bytes32 id) external view returns (Status status, uint96 refunded, uint40 until);

    /// @notice Who paid an order; its buyer when it has one.
    function payerOf(Order calldata order) external view returns (address);

    /// @notice What somebody can draw on: what they were credited and have not withdrawn, moved or spent.
    function balanceOf(address token, address account) external view returns (uint256);

    /// @notice The account whose balance is the pool of a merchant: the periodic part of commissions. Nobody has its key; only
    /// {IPayouts} takes out of it, by an accepted root.
    function poolOf(address merchant) external pure returns (address);

    /// @notice Moves some of the caller's balance to another account.
    function move(address token, address to, uint256 amount) external;

    /// @notice {move} by the account's signature of
    /// `Move(address account,address token,address to,uint256 amount,uint256 nonce,uint40 deadline)`.
    function moveFor(
        address account,
        address token,
        address to,
        uint256 amount,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external;

    /// @notice How much of an account's balance a spender may still move.
    function allowance(address token, address account, address spender) external view returns (uint256);

    /// @notice Allows a spender to move so much of the caller's balance, in place of what was allowed before: for what is paid again and
    /// again, as subscriptions.
    function allow(address token, address spender, uint256 amount) external;

    /// @notice {allow} by the account's signature of
    /// `Allow(address account,address token,address spender,uint256 amount,uint256 nonce,uint40 deadline)`.
    function allowFor(
        address account,
        address token,
        address spender,
        uint256 amount,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external;

    /// @notice Moves some of the balance of an account that allowed the caller to.
    function moveFrom(address token, address from, address to, uint256 amount) external;

    /// @notice Moves some of an account's balance to the shelf's, for bounties. Only by the shelf, which asks for no more than the account
    /// told it to, itself or by signature.
    function fundShelf(address token, address from, uint256 amount) external;

    /// @notice Pays tokens of the caller in, for others; less than 2^96 of their smallest units at once.
    function deposit(address token, address[] calldata accounts, uint256[] calldata amounts) external;

    /// @notice {deposit} of tokens that the payer allowed the market to take, by the payer's signature of
    /// `Deposit(address payer,address token,address[] accounts,uint256[] amounts,uint256 nonce,uint40 deadline)`.
    function depositFor(
        address payer,
        address token,
        address[] calldata accounts,
        uint256[] calldata amounts,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external;

    /// @notice Pays tokens of the caller's balance out, to where the directory says that the caller wants to be paid.
    function withdraw(address token, uint256 amount) external;

    /// @notice {withdraw} by the account's signature of
    /// `Withdraw(address account,address token,uint256 amount,uint256 nonce,uint40 deadline)`.
    function withdrawFor(
        address account,
        address token,
        uint256 amount,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external;

    /// @notice {withdraw} of several tokens. By signature each is withdrawn alone.
    function withdrawMany(address[] calldata tokens, uint256[] calldata amounts) external;

    /// @notice Moves some of the pool of a merchant to the balance of an account. Only by the payouts.
    function drawPool(address merchant, address token, address to, uint256 amount) external;

    /// @notice The fee that orders have to pay now, in basis points of their amount, and who gets it.
    function fee() external view returns (uint16 points, address sink);

    /// @notice Changes the fee, up to 100 basis points. Only by the governor. Orders signed for a lower fee, or another sink, cannot be
    /// paid any more; orders that were paid do not change.
    function setFee(uint16 points, address sink) external;

    /// @notice Until when orders cannot be opened, and from when on they may be stopped again.
    function stopped() external view returns (uint40 until, uint40 again);

    /// @notice Stops the opening of orders for some seconds, at most 30 days, and not again in the 30 days after. Only by the guardian.
    /// All that concerns money that is here already goes on.
    function stop(uint40 time) external;

    /// @notice Ends a stop early. Only by the guardian; it may not stop sooner again for that.
    function resume() external;
}
