// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IRelayed} from "./IRelayed.sol";

/// @title Products that stores sell for each other, with a bounty for each unit in escrow
/// @notice Whoever lists an item pays the bounty of every unit first. The money is the shelf's balance in the market, and leaves it
/// only to who sold a unit, or back to the owner, 7 days after they closed the item. Nobody else can take any of it.
interface IShelf is IRelayed {
    /// @notice Where an owner's money comes from.
    enum Source {
        /// From the owner's balance in the market.
        Balance,
        /// From the owner's tokens, by an allowance that the shelf has.
        Tokens
    }

    /// @notice An item to be listed.
    struct Listing {
        /// Any number that the owner has not used yet; with the owner it makes the item's id.
        uint96 number;
        /// The token that bounties are paid in.
        address token;
        /// The bounty of a unit, in the token's smallest units.
        uint96 perUnit;
        /// How many units there are.
        uint32 stock;
        /// Who, beside the owner, signs for sales that are paid outside; 0 for nobody.
        address attestor;
        /// Where the bounties of all units come from, at once.
        Source source;
    }

    /// @notice An item. `perUnit * (left + reserved)` is in escrow for it.
    struct Item {
        address owner;
        address token;
        uint96 perUnit;
        /// Units that can be sold, if it is not closed.
        uint32 left;
        /// Units in orders that were paid and are not released yet.
        uint32 reserved;
        /// From when nothing of it can be sold, in Unix seconds; 0 if the owner has not closed it.
        uint40 closesAt;
        address attestor;
    }

    /// Only the market may do that.
    error NotMarket();
    /// The account is not the owner of the item, or not who may sign for its sales.
    error NotAllowed(address account);
    /// There is no such item.
    error Unlisted(bytes32 item);
    /// The owner listed an item of this number before.
    error Listed(bytes32 item);
    /// No units, no bounty, or nothing to take back.
    error Nothing();
    /// More units than 2^32 - 1, or a bounty of all of them above 2^96 - 1.
    error TooMuch(uint256 most);
    /// Fewer units are left.
    error OutOfStock(uint32 left);
    /// So many units were never set aside, or are not any more.
    error NotReserved(uint32 reserved);
    /// The owner closed the item; nothing can be sold or added from that time on.
    error Closed(uint40 from);
    /// The owner has not closed the item.
    error Open();
    /// The owner can take back what is left only from that time on.
    error TooEarly(uint40 from);
    /// A sale outside was attested for this item before.
    error Attested(bytes32 item, uint256 sale);
    /// Nobody earns on what they sell to themselves.
    error OwnSale();

    /// An item is listed, and all its bounties are in escrow.
    event ItemListed(
        bytes32 indexed item,
        address indexed owner,
        address indexed token,
        uint96 perUnit,
        uint32 stock,
        address attestor
    );
    /// The owner added units.
    event Added(bytes32 indexed item, uint32 units);
    /// Units are set aside for a paid order.
    event Reserved(bytes32 indexed item, uint32 units);
    /// A seller was paid the bounty of units.
    event Earned(bytes32 indexed item, address indexed seller, uint32 units);
    /// The owner or the attestor said that units were sold and paid outside.
    event SaleAttested(bytes32 indexed item, uint256 indexed sale, address signer);
    /// Units that were set aside can be sold again.
    event Returned(bytes32 indexed item, uint32 units);
    /// The last unit is gone: no store can sell the item.
    event SoldOut(bytes32 indexed item);
    /// There are units again of an item that was sold out and can be sold.
    event BackInStock(bytes32 indexed item);
    /// The owner closed the item: nothing of it can be sold from the given time on.
    event Closing(bytes32 indexed item, uint40 from);
    /// What was left of a closed item went back to the owner.
    event Reclaimed(bytes32 indexed item, uint32 units, uint256 amount);

    /// @notice Lists an item of the caller's and takes the bounties of all units into escrow.
    /// Reverts with {Listed}, {Nothing}, {TooMuch} or {Short}.
    /// @return item Its id, as {idOf} says.
    function list(Listing calldata listing) external returns (bytes32 item);

    /// @notice {list} by the owner's signature of `List(address owner,Listing listing,uint256 nonce,uint40 deadline)Listing(uint96
    /// number,address token,uint96 perUnit,uint32 stock,address attestor,uint8 source)`, in one line.
    function listFor(address owner, Listing calldata listing, uint256 nonce, uint40 deadline, bytes calldata signature)
        external
        returns (bytes32 item);

    /// @notice Adds units to an item of the caller's and takes their bounties into escrow. Not once it was closed.
    /// Reverts with {Unlisted}, {NotAllowed}, {Closed}, {Nothing}, {TooMuch} or {Short}.
    function add(bytes32 item, uint32 units, Source source) external;

    /// @notice {add} by the owner's signature of
    /// `Add(address owner,bytes32 item,uint32 units,uint8 source,uint256 nonce,uint40 deadline)`.
    function addFor(
        address owner,
        bytes32 item,
        uint32 units,
        Source source,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external;

    /// @notice Closes an item of the caller's for good. It can be sold for 7 more days, so that nobody finds it gone in a cart.
    /// Reverts with {Unlisted}, {NotAllowed} or {Closed}.
    function close(bytes32 item) external;

    /// @notice {close} by the owner's signature of `Close(address owner,bytes32 item,uint256 nonce,uint40 deadline)`.
    function closeFor(address owner, bytes32 item, uint256 nonce, uint40 deadline, bytes calldata signature) external;

    /// @notice Pays the bounties of all units of a closed item that are left into the owner's balance in the market. Anybody can do that, 7
    /// days after it was closed, and again when units came back from orders. Reverts with {Unlisted}, {Open}, {TooEarly} or {Nothing}.
    function reclaim(bytes32 item) external;

    /// @notice Pays the bounty of units that were sold and paid outside the chain. Only by the owner of the item or its attestor, who does
    /// it when the goods may not come back any more. Reverts with {Unlisted}, {NotAllowed}, {OwnSale}, {Attested}, {Nothing}, {Closed} or {OutOfStock}.
    /// @param seller Who is paid; not the owner.
    /// @param sale A number of the sale, which is attested only once for an item, whoever does it. Numbers in a row cost the least.
    /// It should tell strangers nothing.
    function attest(bytes32 item, uint32 units, address seller, uint256 sale) external;

    /// @notice {attest} by the signature of the owner or the attestor, the `signer`, of `Attest(address signer,bytes32 item,uint32
    /// units,address seller,uint256 sale,uint256 nonce,uint40 deadline)`, in one line.
    function attestFor(
        address signer,
        bytes32 item,
        uint32 units,
        address seller,
        uint256 sale,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external;

    /// @notice Sets units of an item aside for an order that was paid. Only by the market.
    /// Reverts with {NotMarket}, {Unlisted}, {NotAllowed}, {Nothing}, {Closed} or {OutOfStock}.
    /// @param item The item; it has to be offered for this merchant's goods.
    /// @param seller Who is paid the bounty once the order is released.
    /// @param buyer Who bought. Nobody earns on what they bought themselves.
    /// @param merchant The merchant of the order, who has to own the item.
    /// @return bounty What the seller will earn for all units; 0 when the seller may not earn.
    function reserve(bytes32 item, uint32 units, address seller, address buyer, address merchant)
        external
        returns (uint96 bounty);

    /// @notice Pays the bounty of units that were set aside. Only by the market, once for each reservation, and for the seller and the buyer
    /// it was made for. Where the seller may not earn, the units can be sold again. Reverts with {NotMarket} or {NotReserved}.
    function earn(bytes32 item, uint32 units, address seller, address buyer) external;

    /// @notice Takes units back that were set aside and not sold in the end. Only by the market, once for each reservation.
    /// Reverts with {NotMarket} or {NotReserved}.
    function unreserve(bytes32 item, uint32 units) external;

    /// @notice {reserve} and {earn} at once, for an order that is released as it is paid: that costs less. Only by the market.
    /// Reverts with {NotMarket}, {Unlisted}, {NotAllowed}, {Nothing}, {Closed} or {OutOfStock}.
    /// @return bounty What the seller was paid; 0 when the seller may not earn: then all units stay.
    function sell(bytes32 item, uint32 units, address seller, address buyer, address merchant)
        external
        returns (uint96 bounty);

    /// @notice The id of an owner's item: `owner << 96 | number`. So nobody can take the id of somebody else's.
    function idOf(address owner, uint96 number) external pure returns (bytes32 item);

    /// @notice All about an item; its bounty is 0 if there is none.
    function itemOf(bytes32 item) external view returns (Item memory);

    /// @notice How many units of an item can be sold now.
    function available(bytes32 item) external view returns (uint32 units);

    /// @notice Whether a sale outside was attested for an item.
    function isAttested(bytes32 item, uint256 sale) external view returns (bool);
}
