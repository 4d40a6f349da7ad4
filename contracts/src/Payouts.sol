// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {MerkleProofLib} from "solady/utils/MerkleProofLib.sol";
import {IMarket} from "./interfaces/IMarket.sol";
import {IPayouts} from "./interfaces/IPayouts.sol";
import {Relayed} from "./libraries/Relayed.sol";

/// @title Pools, and the trees of payments that money may leave them by
contract Payouts is IPayouts, Relayed, ReentrancyGuardTransient {
    using MerkleProofLib for bytes32[];

    /// @dev Who looks after a pool. Zero addresses stand for the default: the pool's own address, and the keeper.
    struct Pool {
        address keeper;
        uint40 since;
        bool replaced;
        bool reserve;
        address poster;
    }

    /// @dev How a pool stands in a token. What is left to claim is not counted here, as it is a balance at the market: a claim
    /// writes one slot less so.
    struct Books {
        bytes32 root;
        uint96 accepted;
        uint64 latest;
        mapping(address account => uint256 total) claimedBy;
    }

    /// @inheritdoc IPayouts
    uint40 public constant DELAY = 2 days;
    /// @inheritdoc IPayouts
    uint40 public constant SILENCE = 90 days;

    IMarket public immutable MARKET;
    /// @notice Who can replace the keeper of a pool that was silent, and overrule the guardian.
    address public immutable COUNCIL;
    /// @notice Who can veto a root.
    address public immutable GUARDIAN;

    bytes32 private constant CREATE =
        keccak256("Create(address account,bytes32 salt,address poster,uint256 nonce,uint40 deadline)");
    bytes32 private constant NAME =
        keccak256("Name(address account,address pool,address poster,uint256 nonce,uint40 deadline)");
    bytes32 private constant POST = keccak256(
        "Post(address account,Posting posting,uint256 nonce,uint40 deadline)Posting(address pool,address token,bytes32 root,bytes32 dataHash,uint96 total)"
    );
    bytes32 private constant POSTING =
        keccak256("Posting(address pool,address token,bytes32 root,bytes32 dataHash,uint96 total)");
    bytes32 private constant END = keccak256("End(address account,uint256 index,uint256 nonce,uint40 deadline)");

    /// @inheritdoc IPayouts
    uint256 public count;
    mapping(address pool => Pool) private _pools;
    mapping(uint256 index => Root) private _roots;
    mapping(address pool => mapping(address token => Books)) private _books;

    constructor(IMarket market, address council, address guardian) EIP712("Astra Payouts", "1") {
        MARKET = market;
        COUNCIL = council;
        GUARDIAN = guardian;
    }

    modifier onlyCouncil() {
        if (msg.sender != COUNCIL) revert NotCouncil(msg.sender);
        _;
    }

    // Who looks after a pool.

    /// @inheritdoc IPayouts
    function register(address merchant) external {
        if (_pools[merchant].since != 0) revert Exists(merchant);
        _pools[merchant].since = uint40(block.timestamp);
        emit Registered(merchant);
    }

    /// @inheritdoc IPayouts
    function create(bytes32 salt, address poster) external returns (address pool) {
        return _create(msg.sender, salt, poster);
    }

    /// @inheritdoc IPayouts
    function createFor(
        address account,
        bytes32 salt,
        address poster,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external returns (address pool) {
        bytes32 structHash = keccak256(abi.encode(CREATE, account, salt, poster, nonce, deadline));
        _spend(account, structHash, nonce, deadline, signature);
        return _create(account, salt, poster);
    }

    /// @inheritdoc IPayouts
    function name(address pool, address poster) external {
        _name(msg.sender, pool, poster);
    }

    /// @inheritdoc IPayouts
    function nameFor(
        address account,
        address pool,
        address poster,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external {
        bytes32 structHash = keccak256(abi.encode(NAME, account, pool, poster, nonce, deadline));
        _spend(account, structHash, nonce, deadline, signature);
        _name(account, pool, poster);
    }

    /// @inheritdoc IPayouts
    function replace(address pool, address keeper) external onlyCouncil {
        uint40 since = _pools[pool].since;
        if (since == 0) revert Unregistered(pool);
        if (_pools[pool].reserve) revert IsReserve(pool);
        if (block.timestamp < since + SILENCE) revert Kept(since + SILENCE);
        if (keeper == address(0)) revert NoKeeper();
        // The new keeper has as long as the old one had.
        _pools[pool] = Pool(keeper, uint40(block.timestamp), true, false, address(0));
        emit Replaced(pool, keeper);
    }

    function _create(address account, bytes32 salt, address poster) private returns (address pool) {
        pool = campaignOf(account, salt);
        if (_pools[pool].keeper != address(0)) revert Exists(pool);
        _pools[pool] = Pool(account, uint40(block.timestamp), false, false, poster);
        emit Created(pool, account, salt);
        emit PosterNamed(pool, posterOf(pool));
    }

    function _name(address account, address pool, address poster) private {
        if (account != keeperOf(pool)) revert NotKeeper(account);
        _pools[pool].poster = poster;
        emit PosterNamed(pool, posterOf(pool));
    }

    // Roots.

    /// @inheritdoc IPayouts
    function post(address pool, address token, bytes32 root, bytes32 dataHash, uint96 total)
        external
        returns (uint256 index)
    {
        return _post(msg.sender, Posting(pool, token, root, dataHash, total));
    }

    /// @inheritdoc IPayouts
    function postFor(
        address account,
        Posting calldata posting,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external returns (uint256 index) {
        bytes32 structHash = keccak256(
            abi.encode(POST, account, keccak256(abi.encode(POSTING, posting)), nonce, deadline)
        );
        _spend(account, structHash, nonce, deadline, signature);
        return _post(account, posting);
    }

    /// @inheritdoc IPayouts
    function accept(uint256 index) external nonReentrant {
        Root storage posted = _roots[index];
        if (posted.status != Status.Pending) revert NotPending(index);
        if (block.timestamp < posted.readyAt) revert Early(posted.readyAt);
        (address pool, address token, uint96 total) = (posted.pool, posted.token, posted.total);
        Books storage books = _books[pool][token];
        (uint96 accepted, uint64 latest) = (books.accepted, books.latest);
        if (index < latest) revert Superseded(latest);
        // Less than was accepted would take back what somebody may claim.
        if (total < accepted) revert LowerTotal(total, accepted);
        // Nobody is poster of a reserve, but the council could have named somebody before it was one.
        if (_pools[pool].reserve) revert IsReserve(pool);
        uint256 budget = total - accepted;
        uint256 balance = MARKET.balanceOf(token, MARKET.poolOf(pool));
        if (balance < budget) revert Short(balance, budget);

        address reserve = reserveOf(pool);
        if (latest == 0) _pools[reserve].reserve = true;
        posted.status = Status.Accepted;
        books.root = posted.root;
        books.accepted = total;
        // forge-lint: disable-next-line(unsafe-typecast): there are not that many roots.
        books.latest = uint64(index);
        _pools[pool].since = uint40(block.timestamp);
        emit Accepted(index, pool, token, budget);
        // What can be claimed is set apart, so that later roots count on the rest only.
        MARKET.drawPool(pool, token, MARKET.poolOf(reserve), budget);
    }

    /// @inheritdoc IPayouts
    function veto(uint256 index) external {
        if (msg.sender != GUARDIAN) revert NotGuardian(msg.sender);
        Root storage posted = _roots[index];
        if (posted.status != Status.Pending) revert NotPending(index);
        if (block.timestamp >= posted.readyAt) revert Over(posted.readyAt);
        posted.status = Status.Vetoed;
        emit Vetoed(index);
    }

    /// @inheritdoc IPayouts
    function overrule(uint256 index) external onlyCouncil {
        Root storage posted = _roots[index];
        if (posted.status != Status.Vetoed) revert NotVetoed(index);
        // Who posts and who lets pass have to be two.
        if (_pools[posted.pool].replaced) revert OwnPool(posted.pool);
        posted.status = Status.Pending;
        posted.readyAt = uint40(block.timestamp);
        emit Overruled(index);
    }

    /// @inheritdoc IPayouts
    function end(uint256 index) external {
        _end(msg.sender, index);
    }

    /// @inheritdoc IPayouts
    function endFor(address account, uint256 index, uint256 nonce, uint40 deadline, bytes calldata signature) external {
        _spend(account, keccak256(abi.encode(END, account, index, nonce, deadline)), nonce, deadline, signature);
        _end(account, index);
    }

    function _post(address account, Posting memory posting) private returns (uint256 index) {
        if (account != posterOf(posting.pool)) revert NotPoster(account);
        uint40 readyAt = uint40(block.timestamp) + DELAY;
        index = ++count;
        _roots[index] = Root(posting.root, posting.pool, posting.total, posting.token, readyAt, Status.Pending);
        emit Posted(index, posting.pool, posting.token, posting.root, posting.dataHash, posting.total, readyAt);
    }

    function _end(address account, uint256 index) private {
        Root storage posted = _roots[index];
        if (posted.status != Status.Pending) revert NotPending(index);
        if (account != posterOf(posted.pool) && account != keeperOf(posted.pool)) revert NotPoster(account);
        posted.status = Status.Ended;
        emit Ended(index);
    }

    // Claims.

    /// @inheritdoc IPayouts
    function claim(address pool, address token, address account, uint256 total, bytes32[] calldata proof)
        external
        nonReentrant
        returns (uint256 amount)
    {
        return _claim(pool, token, account, total, proof);
    }

    /// @inheritdoc IPayouts
    function claimMany(Claim[] calldata claims) external nonReentrant {
        for (uint256 i; i < claims.length; ++i) {
            Claim calldata one = claims[i];
            _claim(one.pool, one.token, one.account, one.total, one.proof);
        }
    }

    function _claim(address pool, address token, address account, uint256 total, bytes32[] calldata proof)
        private
        returns (uint256 amount)
    {
        Books storage books = _books[pool][token];
        if (!proof.verifyCalldata(books.root, _leaf(pool, token, account, total))) revert NotInTree(books.root);
        uint256 before = books.claimedBy[account];
        if (total < before) revert LowerThanClaimed(total, before);
        amount = total - before;
        // Nothing new is no error: somebody may have claimed for the account a moment before.
        if (amount == 0) return 0;
        books.claimedBy[account] = total;
        // The market refuses what is not in the reserve any more, and tells of what it moved.
        MARKET.drawPool(reserveOf(pool), token, account, amount);
    }

    /// @dev Bound to the chain and to this contract, and hashed twice, so that no inner node is a leaf.
    function _leaf(address pool, address token, address account, uint256 total) private view returns (bytes32) {
        bytes32 once = keccak256(abi.encode(block.chainid, address(this), pool, account, token, total));
        return keccak256(bytes.concat(once));
    }

    // Views.

    /// @inheritdoc IPayouts
    function claimedBy(address pool, address token, address account) external view returns (uint256) {
        return _books[pool][token].claimedBy[account];
    }

    /// @inheritdoc IPayouts
    function booksOf(address pool, address token) external view returns (bytes32 root, uint96 accepted, uint64 latest) {
        Books storage books = _books[pool][token];
        return (books.root, books.accepted, books.latest);
    }

    /// @inheritdoc IPayouts
    function rootAt(uint256 index) external view returns (Root memory) {
        return _roots[index];
    }

    /// @inheritdoc IPayouts
    function keeperOf(address pool) public view returns (address) {
        address keeper = _pools[pool].keeper;
        return keeper == address(0) ? pool : keeper;
    }

    /// @inheritdoc IPayouts
    function posterOf(address pool) public view returns (address) {
        address poster = _pools[pool].poster;
        return poster == address(0) ? keeperOf(pool) : poster;
    }

    /// @inheritdoc IPayouts
    function replaceableAt(address pool) external view returns (uint40) {
        uint40 since = _pools[pool].since;
        return since == 0 ? 0 : since + SILENCE;
    }

    /// @inheritdoc IPayouts
    function reserveOf(address pool) public view returns (address) {
        return address(uint160(uint256(keccak256(abi.encode(address(this), pool)))));
    }

    /// @inheritdoc IPayouts
    function campaignOf(address keeper, bytes32 salt) public view returns (address) {
        return address(uint160(uint256(keccak256(abi.encode(address(this), keeper, salt)))));
    }
}
