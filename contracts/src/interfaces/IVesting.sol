// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {IRelayed} from "./IRelayed.sol";

/// @title Tokens that become somebody's little by little
/// @notice Grants of any ERC-20, paid in when they are made. From the cliff on, what is vested grows by the second until the end; anybody
/// can release it, to the beneficiary only. A grant is final, unless it said at creation that its creator can take back what is not
/// vested yet. Tokens that take fees are refused; tokens whose balances change by themselves are not supported.
interface IVesting is IRelayed {
    /// @notice What a grant is made of.
    struct Terms {
        /// The token, in whose smallest units the amount is.
        address token;
        /// Who gets it.
        address beneficiary;
        /// How much there is to get in all.
        uint96 total;
        /// From when on it vests, in Unix seconds; it may lie in the past.
        uint40 start;
        /// For how many seconds after the start nothing is vested; at its end all is that would have been.
        uint32 cliff;
        /// After how many seconds from the start everything is vested.
        uint32 length;
        /// Whether the creator can take back what is not vested.
        bool revocable;
        /// A number that tells it from other grants of its creator in this token.
        uint256 number;
    }

    /// @notice A grant as it is kept, in two slots.
    struct Grant {
        /// Who gets it now.
        address beneficiary;
        /// What was released to beneficiaries.
        uint96 released;
        /// How much there is to get in all; after a revocation what was vested then.
        uint96 total;
        /// As in {Terms}; after a revocation the moment of it, and no cliff and no length.
        uint40 start;
        uint32 cliff;
        uint32 length;
        bool revocable;
    }

    /// The amount is zero, or there is nothing to release or to take back now.
    error Nothing();
    /// Nobody was named as beneficiary.
    error Nobody();
    /// The cliff is longer than the whole.
    error CliffTooLong(uint32 cliff, uint32 length);
    /// It would end later than a grant may, in Unix seconds.
    error TooLate(uint256 end, uint256 most);
    /// The creator has a grant with this number already.
    error Taken(bytes32 id);
    /// There is no such grant of this token.
    error Unknown(bytes32 id);
    /// Only the beneficiary may do this.
    error NotBeneficiary(address caller);
    /// The grant was not offered to this account.
    error NotOffered(address caller);
    /// The grant is final.
    error Final(bytes32 id);

    /// A grant was made and paid in.
    event Created(
        address indexed token,
        bytes32 indexed id,
        address indexed beneficiary,
        address creator,
        uint96 total,
        uint40 start,
        uint32 cliff,
        uint32 length,
        bool revocable
    );
    /// Some of a grant was sent to its beneficiary.
    event Released(address indexed token, bytes32 indexed id, address indexed beneficiary, uint96 amount);
    /// The beneficiary offered a grant to somebody; to 0 to take an offer back.
    event Offered(address indexed token, bytes32 indexed id, address indexed to);
    /// Whoever a grant was offered to accepted it.
    event Moved(address indexed token, bytes32 indexed id, address from, address indexed to);
    /// The creator took back what was not vested.
    event Revoked(address indexed token, bytes32 indexed id, uint96 amount);

    /// @notice The id of a grant: the hash of who created it and its number.
    function idOf(address creator, uint256 number) external pure returns (bytes32);

    /// @notice A grant; all zero if there is none.
    function grantOf(address token, bytes32 id) external view returns (Grant memory);

    /// @notice Whom a grant is offered to, 0 for nobody.
    function offerOf(address token, bytes32 id) external view returns (address);

    /// @notice How much of a grant is vested at a time, in Unix seconds, what was released included.
    function vestedAt(address token, bytes32 id, uint40 time) external view returns (uint96);

    /// @notice How much of a grant can be released now.
    function releasable(address token, bytes32 id) external view returns (uint96);

    /// @notice Makes a grant and pays it in. Its end is at most 50 years from now.
    function create(Terms calldata terms) external returns (bytes32 id);

    /// @notice As {create}, by and from a creator who gave an allowance and signed `CreateGrant(address creator,address token,address
    /// beneficiary,uint96 total,uint40 start,uint32 cliff,uint32 length,bool revocable,uint256 number,uint256 nonce,uint40 deadline)`.
    function createFor(address creator, Terms calldata terms, uint256 nonce, uint40 deadline, bytes calldata signature)
        external
        returns (bytes32 id);

    /// @notice Sends the beneficiary what is vested and was not sent before. Anybody may do so.
    function release(address token, bytes32 id) external returns (uint96 amount);

    /// @notice Offers a grant, with what was not released of it, to another account. It moves once that account accepts.
    function offer(address token, bytes32 id, address to) external;

    /// @notice As {offer}, signed as `OfferGrant(address account,address token,bytes32 id,address to,uint256 nonce,uint40 deadline)`.
    function offerFor(
        address account,
        address token,
        bytes32 id,
        address to,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external;

    /// @notice Becomes the beneficiary of a grant that was offered to the caller.
    function accept(address token, bytes32 id) external;

    /// @notice As {accept}, signed as `AcceptGrant(address account,address token,bytes32 id,uint256 nonce,uint40 deadline)`.
    function acceptFor(
        address account,
        address token,
        bytes32 id,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external;

    /// @notice Takes back what is not vested of a grant of the caller's that is not final; what is vested stays the beneficiary's.
    function revoke(address token, uint256 number) external returns (uint96 amount);

    /// @notice As {revoke}, signed as `RevokeGrant(address creator,address token,uint256 number,uint256 nonce,uint40 deadline)`.
    function revokeFor(
        address creator,
        address token,
        uint256 number,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external returns (uint96 amount);
}
