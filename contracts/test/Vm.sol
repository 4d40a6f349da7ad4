// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

/// @dev The cheat codes that are used here, of the virtual machine that runs the tests.
interface Vm {
    struct Wallet {
        address addr;
        uint256 publicKeyX;
        uint256 publicKeyY;
        uint256 privateKey;
    }

    struct Log {
        bytes32[] topics;
        bytes data;
        address emitter;
    }

    function addr(uint256 privateKey) external pure returns (address);
    function assume(bool condition) external pure;
    function chainId(uint256 id) external;
    function computeCreateAddress(address deployer, uint256 nonce) external pure returns (address);
    function createWallet(string calldata label) external returns (Wallet memory);
    function deal(address account, uint256 balance) external;
    function eip712HashStruct(string calldata kind, bytes calldata encoded) external pure returns (bytes32);
    function etch(address target, bytes calldata code) external;
    function expectCall(address callee, bytes calldata data) external;
    function expectEmit() external;
    function expectEmit(address emitter) external;
    function expectRevert() external;
    function expectRevert(bytes4 selector) external;
    function expectRevert(bytes calldata data) external;
    function getNonce(address account) external view returns (uint64);
    function getRecordedLogs() external returns (Log[] memory);
    function label(address account, string calldata name) external;
    function load(address target, bytes32 slot) external view returns (bytes32);
    function mockCall(address callee, bytes calldata data, bytes calldata result) external;
    function prank(address sender) external;
    function recordLogs() external;
    function revertToState(uint256 snapshot) external returns (bool);
    function roll(uint256 number) external;
    function serializeAddress(string calldata key, string calldata name, address value) external returns (string memory);
    function serializeBytes(string calldata key, string calldata name, bytes calldata value)
        external
        returns (string memory);
    function serializeBytes32(string calldata key, string calldata name, bytes32 value) external returns (string memory);
    function serializeBytes32(string calldata key, string calldata name, bytes32[] calldata values)
        external
        returns (string memory);
    function serializeString(string calldata key, string calldata name, string[] calldata values)
        external
        returns (string memory);
    function serializeUint(string calldata key, string calldata name, uint256 value) external returns (string memory);
    function serializeUint(string calldata key, string calldata name, uint256[] calldata values)
        external
        returns (string memory);
    function sign(uint256 privateKey, bytes32 digest) external pure returns (uint8 v, bytes32 r, bytes32 s);
    function skip(bool skipped) external;
    function snapshotGasLastCall(string calldata group, string calldata name) external returns (uint256);
    function snapshotValue(string calldata group, string calldata name, uint256 value) external;
    function snapshotState() external returns (uint256);
    function startPrank(address sender) external;
    function stopPrank() external;
    function store(address target, bytes32 slot, bytes32 value) external;
    function toString(uint256 value) external pure returns (string memory);
    function warp(uint256 timestamp) external;
    function writeFile(string calldata path, string calldata data) external;
    function writeJson(string calldata json, string calldata path) external;
}
