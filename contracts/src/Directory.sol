// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {IDirectory} from "./interfaces/IDirectory.sol";
import {Agreements} from "./libraries/Agreements.sol";
import {Profiles} from "./libraries/Profiles.sol";

/// @title Who takes part, what brands and merchants agreed on, and what brands publish
/// @dev Nothing here calls another contract, but ERC-1271 signers by static calls.
contract Directory is Profiles, Agreements {
    struct Catalog {
        bytes32 root;
        uint32 version;
        uint40 since;
    }

    bytes32 private constant PUBLISH =
        keccak256("Publish(address brand,bytes32 root,string uri,uint256 nonce,uint40 deadline)");

    mapping(address brand => Catalog) private _catalogs;

    constructor() EIP712("Astra Directory", "1") {}

    /// @inheritdoc IDirectory
    function publish(bytes32 root, string calldata uri) external {
        _publish(msg.sender, root, uri);
    }

    /// @inheritdoc IDirectory
    function publishFor(
        address brand,
        bytes32 root,
        string calldata uri,
        uint256 nonce,
        uint40 deadline,
        bytes calldata signature
    ) external {
        bytes32 what = keccak256(abi.encode(PUBLISH, brand, root, keccak256(bytes(uri)), nonce, deadline));
        _spend(brand, what, nonce, deadline, signature);
        _publish(brand, root, uri);
    }

    /// @inheritdoc IDirectory
    function catalogOf(address brand) external view returns (bytes32 root, uint32 version, uint40 since) {
        Catalog storage catalog = _catalogs[brand];
        return (catalog.root, catalog.version, catalog.since);
    }

    /// @inheritdoc IDirectory
    function isInCatalog(address brand, bytes32 leaf, bytes32[] calldata proof) external view returns (bool) {
        return MerkleProof.verifyCalldata(proof, _catalogs[brand].root, keccak256(abi.encode(leaf)));
    }

    function _publish(address brand, bytes32 root, string calldata uri) private {
        Catalog storage catalog = _catalogs[brand];
        uint32 version = ++catalog.version;
        (catalog.root, catalog.since) = (root, uint40(block.timestamp));
        emit Published(brand, root, version, uri);
    }
}
