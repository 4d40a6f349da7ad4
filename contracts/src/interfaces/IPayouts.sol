// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IRelayed} from "./IRelayed.sol";

/// @title Pools, and the trees of payments that money may leave them by
/// @notice A pool is an address: a merchant's own for its commissions, or that of a campaign, which anybody can create. The
/// money of a pool is the balance of `IMarket.poolOf(pool)`, and anybody adds to it with `IMarket.deposit` or `IMarket.move`.
/// It leaves by an accepted root and in no other way, not even to who put it in: the budget of the root goes to
/// the balance of `IMarket.poolOf(reserveOf(pool))`, and from there only by claims. Whoever gives money to that account
/// makes the reserve larger, and gets nothing for it.
///
/// Trees are cumulative: a leaf says what an account was ever awarded from the pool in the token, so that a root
/// replaces the one before it and a claim pays what was not claimed yet. What roots may pay is cumulative as well, so that
/// one that cannot be paid, or that was vetoed, holds up none of those after it.
///
/// Claims are checked against the last accepted root of a pool in a token, so whoever computes one carries over what was not claimed.
/// When a merchant is gone, the rest of its pool stays where it is: the last root can be claimed from forever, or until, after
/// {SILENCE}, the council names another keeper, whose roots pay out the rest under the same delay and veto.
interface IPayouts is IRelayed {
    /// @notice Where a root stands.
    enum Status {
        None,
        /// It waits, and can be accepted once its delay is over.
        Pending,
        /// It was accepted; a later root may have replaced it since.
        Accepted,
        /// The guardian refused it.
        Vetoed,
        /// Its poster or the keeper of the pool took it back.
        Ended
    }

    /// @notice What a poster says.
    struct Posting {
        /// The pool that pays.
        address pool;
        /// The token, in whose smallest units all amounts are.
        address token;
        /// The root of the tree: sorted pairs, and leaves that were hashed twice, as OpenZeppelin's standard tree has them.
        bytes32 root;
        /// The hash of the data that the tree was computed from, so that anybody who is given it can compute it again.
        bytes32 dataHash;
        /// What all leaves come to, counted from the pool's beginning: the most that is ever claimed under this root and those
        /// before it. What it is more than that of the accepted root is the budget of this root.
        uint96 total;
    }

    /// @notice A root that was posted.
    struct Root {
        bytes32 root;
        address pool;
        uint96 total;
        address token;
        /// From when on it can be accepted, in Unix seconds.
        uint40 readyAt;
        Status status;
    }

    /// @notice A claim of somebody's.
    struct Claim {
        address pool;
        address token;
        /// Who is paid.
        address account;
        /// What the account's leaf says it was ever awarded.
        uint256 total;
        /// The siblings from the leaf up to the root.
        bytes32[] proof;
    }

    /// Only the poster of the pool does this.
    error NotPoster(address account);
    /// Only the keeper of the pool does this.
    error NotKeeper(address account);
    /// Only the council does this.
    error NotCouncil(address account);
    /// Only the guardian does this.
    error NotGuardian(address account);
    /// The pool was registered or created before.
    error Exists(address pool);
    /// Nobody registered the pool yet.
    error Unregistered(address pool);
    /// The pool is looked after: before `until` its keeper cannot be replaced.
    error Kept(uint40 until);
    /// A keeper that is nobody.
    error NoKeeper();
    /// The root is not one that waits.
    error NotPending(uint256 index);
    /// The root is not one that was vetoed.
    error NotVetoed(uint256 index);
    /// The root can be accepted at `readyAt`.
    error Early(uint40 readyAt);
    /// The delay of the root was over at `readyAt`: it cannot be vetoed any more.
    error Over(uint40 readyAt);
    /// A root that was posted later has been accepted.
    error Superseded(uint256 latest);
    /// The root's total is lower than that of the accepted one.
    error LowerTotal(uint96 total, uint96 accepted);
    /// The pool has less than the budget of the root.
    error Short(uint256 balance, uint256 budget);
    /// The address is the reserve of a pool: what is there leaves by claims only.
    error IsReserve(address reserve);
    /// The council named the keeper of this pool, so it may not overrule the guardian's veto there.
    error OwnPool(address pool);
    /// The leaf is not in the tree of the accepted root.
    error NotInTree(bytes32 root);
    /// The leaf says less than what the account has claimed.
    error LowerThanClaimed(uint256 total, uint256 claimed);

    /// The clock of a merchant's pool began.
    event Registered(address indexed pool);
    /// A campaign was created.
    event Created(address indexed pool, address indexed keeper, bytes32 salt);
    /// Who posts the roots of a pool changed.
    event PosterNamed(address indexed pool, address indexed poster);
    /// The council replaced the keeper of a pool that had not paid for long.
    event Replaced(address indexed pool, address indexed keeper);
    /// A root was posted.
    event Posted(
        uint256 indexed index,
        address indexed pool,
        address indexed token,
        bytes32 root,
        bytes32 dataHash,
        uint96 total,
        uint40 readyAt
    );
    /// A root counts from now on, and its budget is in the pool's reserve. Of each claim the market tells: it moves from the reserve's
    /// account to who is paid.
    event Accepted(uint256 indexed index, address indexed pool, address indexed token, uint256 budget);
    /// The guardian refused a root.
    event Vetoed(uint256 indexed index);
    /// The council set aside the guardian's veto of a root.
    event Overruled(uint256 indexed index);
    /// A root was taken back.
    event Ended(uint256 indexed index);

    /// @notice How long a root waits before it can be accepted, in seconds.
    function DELAY() external view returns (uint40);

    /// @notice For how long no root of a pool has to have been accepted before its keeper can be replaced, in seconds.
    function SILENCE() external view returns (uint40);

    /// @notice Begins the clock of a merchant's pool that has none yet. By anyone; a root that is accepted does so, too.
    function register(address merchant) external;

    /// @notice Creates a campaign, which the caller keeps.
    /// @param salt Tells the campaigns of a keeper from each other.
    /// @param poster Who posts its roots; 0 for its keeper.
    /// @return pool The campaign.
    function create(bytes32 salt, address poster) external returns (address pool);

    /// @notice {create} by signature of `account`.
    function createFor(
        address account,
        bytes32 salt,
        address poster,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external returns (address pool);

    /// @notice Names who posts the roots of a pool; 0 for its keeper. Only by its keeper.
    function name(address pool, address poster) external;

    /// @notice {name} by signature of `account`.
    function nameFor(
        address account,
        address pool,
        address poster,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external;

    /// @notice Names another keeper for a pool of which no root was accepted for {SILENCE}. Only by the council.
    function replace(address pool, address keeper) external;

    /// @notice Posts a root, which waits for {DELAY}. Only by the poster of the pool. See {Posting}.
    /// @return index The root's place among all, from 1 on.
    function post(address pool, address token, bytes32 root, bytes32 dataHash, uint96 total)
        external
        returns (uint256 index);

    /// @notice {post} by signature of `account`.
    function postFor(
        address account,
        Posting calldata posting,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external returns (uint256 index);

    /// @notice Accepts a root whose delay is over, by anyone. The pool has to have its budget. Roots that were posted before
    /// it for the same pool and token are void then.
    function accept(uint256 index) external;

    /// @notice Refuses a root before its delay is over, and does nothing else. Only by the guardian.
    function veto(uint256 index) external;

    /// @notice Sets a veto aside, so that the guardian alone cannot keep money in a pool. The root can be accepted at once, and not be
    /// vetoed again. Only by the council, and not where it named the keeper.
    function overrule(uint256 index) external;

    /// @notice Takes back a root that waits. Only by the poster or the keeper of the pool.
    function end(uint256 index) external;

    /// @notice {end} by signature of `account`.
    function endFor(address account, uint256 index, uint256 nonce, uint40 deadline, bytes calldata signature) external;

    /// @notice Pays an account what its leaf says and it has not claimed yet, into its balance at the market. By anyone. When the
    /// leaves come to more than the root's total, who comes last finds the reserve empty, and the market refuses.
    /// @return amount What was paid: 0 when it had all of it.
    function claim(address pool, address token, address account, uint256 total, bytes32[] calldata proof)
        external
        returns (uint256 amount);

    /// @notice Several claims at once. One that is refused refuses all.
    function claimMany(Claim[] calldata claims) external;

    /// @notice What an account has claimed from a pool in a token.
    function claimedBy(address pool, address token, address account) external view returns (uint256);

    /// @notice How a pool stands in a token.
    /// @return root The accepted root; 0 before the first.
    /// @return accepted Its total.
    /// @return latest The index of that root.
    function booksOf(address pool, address token) external view returns (bytes32 root, uint96 accepted, uint64 latest);

    /// @notice A root by its index.
    function rootAt(uint256 index) external view returns (Root memory);

    /// @notice How many roots were posted, which is the index of the last.
    function count() external view returns (uint256);

    /// @notice Who keeps a pool: a merchant its own, who created it a campaign, or whom the council named.
    function keeperOf(address pool) external view returns (address);

    /// @notice Who posts the roots of a pool.
    function posterOf(address pool) external view returns (address);

    /// @notice From when on the keeper of a pool can be replaced if no root is accepted until then; 0 while it is not registered.
    function replaceableAt(address pool) external view returns (uint40);

    /// @notice Whose pool at the market holds what can be claimed from a pool: an address that has no key.
    /// Before the first root of the pool is accepted it is none yet, so nobody should give money to it.
    function reserveOf(address pool) external view returns (address);

    /// @notice The address of a campaign.
    function campaignOf(address keeper, bytes32 salt) external view returns (address);
}
