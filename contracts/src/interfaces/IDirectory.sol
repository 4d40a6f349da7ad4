// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IRelayed} from "./IRelayed.sol";

/// @title Who takes part, what brands and merchants agreed on, and what brands publish
/// @notice Everybody writes only about themselves. What would take something away from others is announced first: a new payout
/// address for 2 days, lower floors and the end of an agreement for 7 days.
interface IDirectory is IRelayed {
    /// @notice The least parts of an order's amount, in basis points (10,000 are the whole).
    struct Floors {
        /// What the brand is paid.
        uint16 brand;
        /// What the seller is paid.
        uint16 seller;
        /// What those above the seller are paid together, the merchant's pool among them.
        uint16 upline;
    }

    /// @notice What a brand and a merchant agreed on for the whole catalog or for one product.
    struct Agreement {
        /// Whether floors were given for exactly this. A product without its own has those of the catalog.
        bool given;
        /// The floors in force, if given.
        Floors floors;
        /// From when the announced change is in force, in Unix seconds; 0 if nothing is announced.
        uint40 nextFrom;
        /// Whether the announced change gives floors; it ends them otherwise.
        bool nextGiven;
        /// The announced floors, if given.
        Floors next;
        /// Until when nothing of the whole agreement can be lowered or ended, in Unix seconds.
        uint40 lockedUntil;
        /// How often anything in the whole agreement changed.
        uint32 version;
    }

    /// The address was not proposed as the account's payout address.
    error NotProposed(address account, address payout);
    /// This is possible only from that time on.
    error TooEarly(uint40 from);
    /// The zero address cannot be paid.
    error NoAddress();
    /// The floors come to more than 9,900 basis points.
    error FloorsTooHigh(uint256 sum);
    /// Some floor is below what is in force: that has to be announced.
    error FloorsTooLow();
    /// Nothing can be lowered or ended before that time.
    error Locked(uint40 until);
    /// An agreement can be locked until that time at most.
    error LockTooLong(uint40 most);
    /// There is no agreement, or nothing of a product's own to end.
    error NoAgreement();

    /// An account said who it is: the hash of the content that is at `uri`.
    event ProfileSet(address indexed account, bytes32 content, string uri);
    /// An account wants to be paid at another address, which can accept that from the given time on.
    event PayoutProposed(address indexed account, address indexed payout, uint40 from);
    /// An account took back what it proposed.
    event PayoutCancelled(address indexed account, address indexed payout);
    /// An account is paid at this address now.
    event PayoutChanged(address indexed account, address indexed payout);
    /// Floors are in force at once; what was announced for the same product is void.
    event Agreed(
        address indexed brand,
        address indexed merchant,
        bytes32 indexed product,
        Floors floors,
        uint40 lockedUntil,
        uint32 version
    );
    /// Floors will be in force from the given time on, without anything else being done.
    event Lowered(
        address indexed brand,
        address indexed merchant,
        bytes32 indexed product,
        Floors floors,
        uint40 from,
        uint32 version
    );
    /// An agreement, or a product's own floors, will end at the given time, without anything else being done.
    event Ended(address indexed brand, address indexed merchant, bytes32 indexed product, uint40 from, uint32 version);
    /// A brand published a catalog, whose content is at `uri`.
    event Published(address indexed brand, bytes32 root, uint32 version, string uri);

    /// @notice Says who the caller is. The content stays outside; only its hash and its place are in the event.
    /// @param content The hash of the content.
    function setProfile(bytes32 content, string calldata uri) external;

    /// @notice {setProfile} by the account's signature of
    /// `SetProfile(address account,bytes32 content,string uri,uint256 nonce,uint40 deadline)`.
    function setProfileFor(
        address account,
        bytes32 content,
        string calldata uri,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external;

    /// @notice Proposes another address for the caller to be paid at. It can accept after 2 days; until it does, the caller is paid
    /// as before. Replaces what was proposed, and starts the 2 days anew. Reverts with {NoAddress}.
    function proposePayout(address payout) external;

    /// @notice {proposePayout} by the account's signature of
    /// `ProposePayout(address account,address payout,uint256 nonce,uint40 deadline)`.
    function proposePayoutFor(address account, address payout, uint256 nonce, uint40 deadline, bytes calldata signature)
        external;

    /// @notice Takes back what the caller proposed. Reverts with {NotProposed} if there is nothing.
    function cancelPayout() external;

    /// @notice {cancelPayout} by the account's signature of
    /// `CancelPayout(address account,uint256 nonce,uint40 deadline)`.
    function cancelPayoutFor(address account, uint256 nonce, uint40 deadline, bytes calldata signature) external;

    /// @notice Accepts that an account is paid at the caller's address. Reverts with {NotProposed} or {TooEarly}.
    function acceptPayout(address account) external;

    /// @notice {acceptPayout} by the new address's signature of
    /// `AcceptPayout(address payout,address account,uint256 nonce,uint40 deadline)`.
    function acceptPayoutFor(address payout, address account, uint256 nonce, uint40 deadline, bytes calldata signature)
        external;

    /// @notice Sets floors for a merchant's orders with the caller's products, in force at once. The first for the whole catalog start
    /// an agreement; a product's own come after that. None may be below what is in force for the product: so give a product less
    /// than the catalog before the catalog is raised, or announce it by {lower}. What was announced for the same product is void.
    /// @param product The product as the catalog names it; 0 for the whole catalog.
    /// @param lockedUntil Until when nothing of the whole agreement can be lowered or ended, in Unix seconds, at most 5 years from now.
    /// The lock only grows: an earlier time leaves it. What was announced before stays announced.
    /// Reverts with {FloorsTooHigh}, {FloorsTooLow}, {LockTooLong}, and {NoAgreement} for a product.
    function agree(address merchant, bytes32 product, Floors calldata floors, uint40 lockedUntil) external;

    /// @notice {agree} by the brand's signature of `Agree(address brand,address merchant,bytes32 product,Floors floors,uint40
    /// lockedUntil,uint256 nonce,uint40 deadline)Floors(uint16 brand,uint16 seller,uint16 upline)`, in one line.
    function agreeFor(
        address brand,
        address merchant,
        bytes32 product,
        Floors calldata floors,
        uint40 lockedUntil,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external;

    /// @notice Announces any floors, to be in force in 7 days. Replaces what was announced for the same product.
    /// Reverts with {FloorsTooHigh}, {NoAgreement} or {Locked}.
    function lower(address merchant, bytes32 product, Floors calldata floors) external;

    /// @notice {lower} by the brand's signature of `Lower(address brand,address merchant,bytes32 product,Floors floors,uint256
    /// nonce,uint40 deadline)Floors(uint16 brand,uint16 seller,uint16 upline)`, in one line.
    function lowerFor(
        address brand,
        address merchant,
        bytes32 product,
        Floors calldata floors,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external;

    /// @notice Announces the end, in 7 days: of the whole agreement with everything about products, or of a product's own floors, which
    /// has those of the catalog then. Replaces what was announced for the same product. Reverts with {NoAgreement} or {Locked}.
    function end(address merchant, bytes32 product) external;

    /// @notice {end} by the brand's signature of
    /// `End(address brand,address merchant,bytes32 product,uint256 nonce,uint40 deadline)`.
    function endFor(
        address brand,
        address merchant,
        bytes32 product,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external;

    /// @notice Publishes the caller's catalog in place of the one before.
    /// @param root The root of its Merkle tree; 0 takes the catalog back. See {isInCatalog}.
    function publish(bytes32 root, string calldata uri) external;

    /// @notice {publish} by the brand's signature of
    /// `Publish(address brand,bytes32 root,string uri,uint256 nonce,uint40 deadline)`.
    function publishFor(
        address brand,
        bytes32 root,
        string calldata uri,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external;

    /// @notice The floors that orders of a merchant with a brand's product have to keep now: those of the product where the
    /// brand gave it some, and those of the whole catalog otherwise.
    /// @param product The product as the catalog names it; 0 for the whole catalog.
    /// @return floors All zero without an agreement.
    /// @return version How often the agreement changed; 0 means that there is none, or that it ended: then no order can be opened.
    /// Announcing a change counts, and so does its coming into force: the same version means the same floors.
    function floorsOf(address brand, address merchant, bytes32 product)
        external
        view
        returns (Floors memory floors, uint32 version);

    /// @notice All that is agreed and announced for exactly this product, or for the whole catalog (0).
    function agreementOf(address brand, address merchant, bytes32 product) external view returns (Agreement memory);

    /// @notice Where an account wants to be paid; the account itself unless it said something else.
    function payoutOf(address account) external view returns (address);

    /// @notice The address an account proposed to be paid at, and from when it can accept; 0 if there is none.
    function proposedPayoutOf(address account) external view returns (address payout, uint40 from);

    /// @notice When an account set its profile for the first time, in Unix seconds; 0 if it never did.
    function memberSince(address account) external view returns (uint40);

    /// @notice The root of a brand's catalog, how often it was published and when last, in Unix seconds.
    function catalogOf(address brand) external view returns (bytes32 root, uint32 version, uint40 since);

    /// @notice Whether an entry is in a brand's catalog as it is published now.
    /// @param leaf `keccak256(abi.encode(...))` of the entry. It is hashed once more here, as in OpenZeppelin's standard tree, so that
    /// no inner node passes for an entry.
    /// @param proof The siblings from the leaf to the root; pairs are hashed in ascending order.
    function isInCatalog(address brand, bytes32 leaf, bytes32[] calldata proof) external view returns (bool);
}
