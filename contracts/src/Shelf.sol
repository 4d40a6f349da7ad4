// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IMarket} from "./interfaces/IMarket.sol";
import {IShelf} from "./interfaces/IShelf.sol";
import {Intake} from "./libraries/Intake.sol";
import {Relayed} from "./libraries/Relayed.sol";
import {Stock, StockMath} from "./libraries/Stock.sol";

/// @title Products that stores sell for each other, with a bounty for each unit in escrow
/// @dev A unit exists only once its bounty arrived in the shelf's balance in the market, and ceases to exist in the call that pays it
/// out. So the balance always covers `perUnit * (left + reserved)` of all items, and no order can find it empty.
contract Shelf is IShelf, Relayed, ReentrancyGuardTransient {
    using Intake for IERC20;
    using SafeERC20 for IERC20;

    /// @notice How long a closed item can still be sold, in seconds.
    uint40 public constant NOTICE = 7 days;

    bytes32 private constant LISTING =
        keccak256("Listing(uint96 number,address token,uint96 perUnit,uint32 stock,address attestor,uint8 source)");
    bytes32 private constant LIST = keccak256(
        "List(address owner,Listing listing,uint256 nonce,uint40 deadline)Listing(uint96 number,address token,uint96 perUnit,uint32 stock,address attestor,uint8 source)"
    );
    bytes32 private constant ADD =
        keccak256("Add(address owner,bytes32 item,uint32 units,uint8 source,uint256 nonce,uint40 deadline)");
    bytes32 private constant CLOSE = keccak256("Close(address owner,bytes32 item,uint256 nonce,uint40 deadline)");
    bytes32 private constant ATTEST = keccak256(
        "Attest(address signer,bytes32 item,uint32 units,address seller,uint256 sale,uint256 nonce,uint40 deadline)"
    );

    /// @notice The market whose orders sell items, and in which the escrow is.
    IMarket public immutable MARKET;

    mapping(bytes32 item => Stock) private _stocks;
    mapping(bytes32 item => address) private _tokens;
    /// @dev Only of items that have one, and for no order of the market: so an item is two slots, and one until it is earned.
    mapping(bytes32 item => address) private _attestors;
    mapping(bytes32 item => mapping(uint256 word => uint256 bits)) private _attested;

    modifier onlyMarket() {
        if (msg.sender != address(MARKET)) revert NotMarket();
        _;
    }

    /// @param market The market, which may be deployed later at this address.
    constructor(IMarket market) EIP712("Astra Shelf", "1") {
        MARKET = market;
    }

    /// @inheritdoc IShelf
    function list(Listing calldata listing) external nonReentrant returns (bytes32 item) {
        return _list(msg.sender, listing);
    }

    /// @inheritdoc IShelf
    function listFor(address owner, Listing calldata listing, uint256 nonce, uint40 deadline, bytes calldata signature)
        external
        nonReentrant
        returns (bytes32 item)
    {
        // All members of a listing are words, so they are encoded as in a message.
        bytes32 hash = keccak256(abi.encode(LISTING, listing));
        _spend(owner, keccak256(abi.encode(LIST, owner, hash, nonce, deadline)), nonce, deadline, signature);
        return _list(owner, listing);
    }

    /// @inheritdoc IShelf
    function add(bytes32 item, uint32 units, Source source) external nonReentrant {
        _add(msg.sender, item, units, source);
    }

    /// @inheritdoc IShelf
    function addFor(
        address owner,
        bytes32 item,
        uint32 units,
        Source source,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external nonReentrant {
        bytes32 what = keccak256(abi.encode(ADD, owner, item, units, source, nonce, deadline));
        _spend(owner, what, nonce, deadline, signature);
        _add(owner, item, units, source);
    }

    /// @inheritdoc IShelf
    function close(bytes32 item) external nonReentrant {
        _close(msg.sender, item);
    }

    /// @inheritdoc IShelf
    function closeFor(address owner, bytes32 item, uint256 nonce, uint40 deadline, bytes calldata signature)
        external
        nonReentrant
    {
        _spend(owner, keccak256(abi.encode(CLOSE, owner, item, nonce, deadline)), nonce, deadline, signature);
        _close(owner, item);
    }

    /// @inheritdoc IShelf
    function reclaim(bytes32 item) external nonReentrant {
        Stock stock = _listed(item);
        uint40 from = stock.closesAt();
        if (from == 0) revert Open();
        if (block.timestamp < from) revert TooEarly(from);
        uint32 units = stock.left();
        if (units == 0) revert Nothing();
        _stocks[item] = stock.taken(units);
        uint256 amount = uint256(stock.perUnit()) * units;
        emit Reclaimed(item, units, amount);
        MARKET.move(_tokens[item], _ownerOf(item), amount);
    }

    /// @inheritdoc IShelf
    function attest(bytes32 item, uint32 units, address seller, uint256 sale) external nonReentrant {
        _attest(msg.sender, item, units, seller, sale);
    }

    /// @inheritdoc IShelf
    function attestFor(
        address signer,
        bytes32 item,
        uint32 units,
        address seller,
        uint256 sale,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external nonReentrant {
        bytes32 what = keccak256(abi.encode(ATTEST, signer, item, units, seller, sale, nonce, deadline));
        _spend(signer, what, nonce, deadline, signature);
        _attest(signer, item, units, seller, sale);
    }

    /// @inheritdoc IShelf
    /// @dev This and what follows for the market is not guarded: the market calls amid its own work, and only the market is called.
    /// Its `move` has to work then.
    function reserve(bytes32 item, uint32 units, address seller, address buyer, address merchant)
        external
        onlyMarket
        returns (uint96 bounty)
    {
        Stock stock = _ofOwner(merchant, item);
        _requireLeft(stock, units);
        _keepTaken(item, stock.setAside(units));
        emit Reserved(item, units);
        return _mayEarn(merchant, seller, buyer) ? _bounty(stock, units) : 0;
    }

    /// @inheritdoc IShelf
    function earn(bytes32 item, uint32 units, address seller, address buyer) external onlyMarket {
        if (!_mayEarn(_ownerOf(item), seller, buyer)) return _putBack(item, units);
        Stock stock = _withReserved(item, units);
        _stocks[item] = stock.earned(units);
        _pay(item, seller, units, _bounty(stock, units));
    }

    /// @inheritdoc IShelf
    function unreserve(bytes32 item, uint32 units) external onlyMarket {
        _putBack(item, units);
    }

    /// @inheritdoc IShelf
    function sell(bytes32 item, uint32 units, address seller, address buyer, address merchant)
        external
        onlyMarket
        returns (uint96 bounty)
    {
        Stock stock = _ofOwner(merchant, item);
        _requireLeft(stock, units);
        if (!_mayEarn(merchant, seller, buyer)) return 0;
        _keepTaken(item, stock.taken(units));
        bounty = _bounty(stock, units);
        _pay(item, seller, units, bounty);
    }

    /// @inheritdoc IShelf
    function idOf(address owner, uint96 number) public pure returns (bytes32 item) {
        return bytes32(uint256(uint160(owner)) << 96 | number);
    }

    /// @inheritdoc IShelf
    function itemOf(bytes32 item) external view returns (Item memory) {
        Stock stock = _stocks[item];
        return Item({
            owner: _ownerOf(item),
            token: _tokens[item],
            perUnit: stock.perUnit(),
            left: stock.left(),
            reserved: stock.reserved(),
            closesAt: stock.closesAt(),
            attestor: _attestors[item]
        });
    }

    /// @inheritdoc IShelf
    function available(bytes32 item) external view returns (uint32 units) {
        Stock stock = _stocks[item];
        return _isClosed(stock) ? 0 : stock.left();
    }

    /// @inheritdoc IShelf
    function isAttested(bytes32 item, uint256 sale) external view returns (bool) {
        return (_attested[item][sale >> 8] >> (sale & 0xff)) & 1 == 1;
    }

    function _list(address owner, Listing calldata listing) private returns (bytes32 item) {
        item = idOf(owner, listing.number);
        if (_stocks[item].perUnit() != 0) revert Listed(item);
        _requireFitting(listing.perUnit, listing.stock);
        _fund(owner, listing.token, uint256(listing.perUnit) * listing.stock, listing.source);
        _stocks[item] = StockMath.create(listing.perUnit, listing.stock);
        _tokens[item] = listing.token;
        if (listing.attestor != address(0)) _attestors[item] = listing.attestor;
        emit ItemListed(item, owner, listing.token, listing.perUnit, listing.stock, listing.attestor);
    }

    function _add(address owner, bytes32 item, uint32 units, Source source) private {
        Stock stock = _open(owner, item);
        if (units == 0) revert Nothing();
        _requireFitting(stock.perUnit(), uint256(units) + stock.left() + stock.reserved());
        _fund(owner, _tokens[item], uint256(stock.perUnit()) * units, source);
        // Read again: while the token was called, orders may have been paid or released.
        stock = _stocks[item];
        _stocks[item] = stock.added(units);
        emit Added(item, units);
        if (stock.left() == 0) emit BackInStock(item);
    }

    function _close(address owner, bytes32 item) private {
        Stock stock = _open(owner, item);
        uint40 from = uint40(block.timestamp) + NOTICE;
        _stocks[item] = stock.closed(from);
        emit Closing(item, from);
    }

    function _attest(address signer, bytes32 item, uint32 units, address seller, uint256 sale) private {
        Stock stock = _listed(item);
        address owner = _ownerOf(item);
        if (signer != owner && signer != _attestors[item]) revert NotAllowed(signer);
        if (!_mayEarn(owner, seller, address(0))) revert OwnSale();
        uint256 word = _attested[item][sale >> 8];
        uint256 bit = 1 << (sale & 0xff);
        if (word & bit != 0) revert Attested(item, sale);
        _attested[item][sale >> 8] = word | bit;
        emit SaleAttested(item, sale, signer);
        _requireLeft(stock, units);
        _keepTaken(item, stock.taken(units));
        _pay(item, seller, units, _bounty(stock, units));
    }

    /// @dev Money first, units then: nothing that the token calls meanwhile can sell a unit that is not paid for.
    function _fund(address owner, address token, uint256 amount, Source source) private {
        uint256 before = MARKET.balanceOf(token, address(this));
        if (source == Source.Balance) MARKET.fundShelf(token, owner, amount);
        else _deposit(owner, IERC20(token), amount);
        uint256 got = MARKET.balanceOf(token, address(this)) - before;
        if (got != amount) revert Intake.Short(got, amount);
    }

    function _deposit(address owner, IERC20 token, uint256 amount) private {
        token.take(owner, amount);
        token.forceApprove(address(MARKET), amount);
        address[] memory accounts = new address[](1);
        uint256[] memory amounts = new uint256[](1);
        (accounts[0], amounts[0]) = (address(this), amount);
        MARKET.deposit(address(token), accounts, amounts);
    }

    /// @dev Keeps what is left after units were taken.
    function _keepTaken(bytes32 item, Stock stock) private {
        _stocks[item] = stock;
        if (stock.left() == 0) emit SoldOut(item);
    }

    function _putBack(bytes32 item, uint32 units) private {
        Stock stock = _withReserved(item, units);
        _stocks[item] = stock.putBack(units);
        emit Returned(item, units);
        if (stock.left() == 0 && !_isClosed(stock)) emit BackInStock(item);
    }

    function _pay(bytes32 item, address seller, uint32 units, uint96 bounty) private {
        emit Earned(item, seller, units);
        MARKET.move(_tokens[item], seller, bounty);
    }

    function _listed(bytes32 item) private view returns (Stock stock) {
        stock = _stocks[item];
        if (stock.perUnit() == 0) revert Unlisted(item);
    }

    function _ofOwner(address owner, bytes32 item) private view returns (Stock stock) {
        stock = _listed(item);
        if (_ownerOf(item) != owner) revert NotAllowed(owner);
    }

    /// @dev An item that its owner may still change.
    function _open(address owner, bytes32 item) private view returns (Stock stock) {
        stock = _ofOwner(owner, item);
        if (stock.closesAt() != 0) revert Closed(stock.closesAt());
    }

    function _withReserved(bytes32 item, uint32 units) private view returns (Stock stock) {
        stock = _stocks[item];
        if (units > stock.reserved()) revert NotReserved(stock.reserved());
    }

    function _requireLeft(Stock stock, uint32 units) private view {
        if (units == 0) revert Nothing();
        if (_isClosed(stock)) revert Closed(stock.closesAt());
        if (units > stock.left()) revert OutOfStock(stock.left());
    }

    function _isClosed(Stock stock) private view returns (bool) {
        uint40 from = stock.closesAt();
        return from != 0 && block.timestamp >= from;
    }

    /// @dev What all units come to fits, as it did when they were listed.
    function _bounty(Stock stock, uint32 units) private pure returns (uint96) {
        return stock.perUnit() * units;
    }

    function _ownerOf(bytes32 item) private pure returns (address) {
        return address(bytes20(item));
    }

    /// @dev Whether all units fit where they are counted, and all their bounties into an amount.
    function _requireFitting(uint96 perUnit, uint256 units) private pure {
        if (perUnit == 0 || units == 0) revert Nothing();
        if (units > type(uint32).max) revert TooMuch(type(uint32).max);
        if (units * perUnit > type(uint96).max) revert TooMuch(type(uint96).max);
    }

    function _mayEarn(address owner, address seller, address buyer) private pure returns (bool) {
        return seller != address(0) && seller != owner && seller != buyer;
    }
}
