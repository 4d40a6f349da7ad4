// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Directory} from "../../src/Directory.sol";
import {IDirectory} from "../../src/interfaces/IDirectory.sol";
import {Base} from "../Base.sol";

/// @dev A brand that does everything it can to an agreement, and a model beside it that writes every change down when its time comes.
contract DirectoryHandler is Base {
    struct Model {
        bool given;
        IDirectory.Floors floors;
        bool nextGiven;
        IDirectory.Floors next;
        uint256 nextFrom;
    }

    Directory internal immutable DIRECTORY;
    address internal immutable MERCHANT;

    uint256 public lockedUntil;
    Model[3] internal models;
    /// @dev What was seen with each version of each product.
    mapping(bytes32 product => mapping(uint32 version => bytes32)) internal seen;
    uint32 internal lastVersion;

    constructor(Directory directory, address merchant) {
        DIRECTORY = directory;
        MERCHANT = merchant;
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1, 5 days));
        pass();
    }

    function agree(uint256 product, uint256 wanted, uint256 lock) external {
        pass();
        product = bound(product, 0, 2);
        IDirectory.Floors memory floors = some(wanted);
        uint40 until = uint40(bound(lock, 0, 3) == 0 ? block.timestamp + bound(lock >> 9, 1, 9 days) : 0);
        Model storage model = models[product];
        Model storage inForce = model.given ? model : models[0];
        bool may = models[0].given ? !less(floors, inForce.floors) : product == 0;
        bool fresh = !models[0].given;
        (bool done,) =
            address(DIRECTORY).call(abi.encodeCall(DIRECTORY.agree, (MERCHANT, bytes32(product), floors, until)));
        isTrue(done == may, "agree");
        if (!done) return;
        if (fresh) lockedUntil = 0;
        if (until > lockedUntil) lockedUntil = until;
        (model.given, model.floors, model.nextFrom) = (true, floors, 0);
    }

    function lower(uint256 product, uint256 wanted) external {
        announce(bound(product, 0, 2), some(wanted), true);
    }

    function end(uint256 product) external {
        // Seldom for the whole agreement, or there would hardly ever be one.
        product = bound(product, 0, 8);
        announce(product > 2 ? 1 + product % 2 : product, IDirectory.Floors(0, 0, 0), false);
    }

    function announce(uint256 product, IDirectory.Floors memory floors, bool given) internal {
        pass();
        Model storage model = models[product];
        bool may = models[0].given && block.timestamp >= lockedUntil && (given || model.given);
        (bool done,) = address(DIRECTORY)
            .call(
                given
                    ? abi.encodeCall(DIRECTORY.lower, (MERCHANT, bytes32(product), floors))
                    : abi.encodeCall(DIRECTORY.end, (MERCHANT, bytes32(product)))
            );
        isTrue(done == may, given ? "lower" : "end");
        if (done) (model.nextGiven, model.next, model.nextFrom) = (given, floors, block.timestamp + 7 days);
    }

    /// @dev Writes down what came into force.
    function pass() internal {
        for (uint256 product = 0; product < 3; product++) {
            Model storage model = models[product];
            if (model.nextFrom == 0 || block.timestamp < model.nextFrom) continue;
            (model.given, model.floors, model.nextFrom) = (model.nextGiven, model.next, 0);
        }
        if (!models[0].given) {
            for (uint256 product = 1; product < 3; product++) {
                (models[product].given, models[product].nextFrom) = (false, 0);
            }
        }
    }

    function check() external {
        pass();
        for (uint256 product = 0; product < 3; product++) {
            (IDirectory.Floors memory found, uint32 version) =
                DIRECTORY.floorsOf(address(this), MERCHANT, bytes32(product));
            IDirectory.Floors memory wanted;
            if (models[0].given) wanted = models[product].given ? models[product].floors : models[0].floors;
            equal(hash(found), hash(wanted), "floors");
            isTrue((version != 0) == models[0].given, "no agreement, no version");
            isTrue(uint256(found.brand) + found.seller + found.upline <= 9_900, "sum");
            if (version == 0) continue;
            bytes32 before = seen[bytes32(product)][version];
            isTrue(before == 0 || before == hash(found), "the same version, the same floors");
            seen[bytes32(product)][version] = hash(found);
            if (product != 0) continue;
            isTrue(version >= lastVersion, "versions grow");
            lastVersion = version;
        }
    }

    function less(IDirectory.Floors memory a, IDirectory.Floors memory b) internal pure returns (bool) {
        return a.brand < b.brand || a.seller < b.seller || a.upline < b.upline;
    }

    /// @dev Few values, so that some are higher and some lower.
    function some(uint256 seed) internal pure returns (IDirectory.Floors memory) {
        return IDirectory.Floors(uint16(seed % 4), uint16((seed >> 32) % 4), uint16((seed >> 64) % 4 == 0 ? 9_894 : 0));
    }

    function hash(IDirectory.Floors memory floors) internal pure returns (bytes32) {
        return keccak256(abi.encode(floors));
    }
}

contract DirectoryInvariants is Base {
    DirectoryHandler internal handler;

    function setUp() public {
        vm.warp(1_800_000_000);
        handler = new DirectoryHandler(new Directory(), address(0xe1));
        bytes4[] memory selectors = new bytes4[](5);
        selectors[0] = DirectoryHandler.agree.selector;
        selectors[1] = DirectoryHandler.lower.selector;
        selectors[2] = DirectoryHandler.end.selector;
        selectors[3] = DirectoryHandler.wait.selector;
        selectors[4] = DirectoryHandler.check.selector;
        target(address(handler), selectors);
    }

    /// @dev Nobody's floor falls without seven days' notice or while it is locked, and nothing announced is forgotten.
    function invariant_FloorsAreWhatWasSaid() external {
        handler.check();
    }
}
