// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {CREATE3} from "solady/utils/CREATE3.sol";
import {Base} from "../Base.sol";
import {Deployer} from "../../src/Deployer.sol";
import {IDeployer} from "../../src/interfaces/IDeployer.sol";

/// @dev Something to create: it can be told a number, be paid, and refuse.
contract Created {
    uint256 public immutable NUMBER;

    constructor(uint256 number) payable {
        require(number != 0, "zero");
        NUMBER = number;
    }
}

contract Other {}

/// @dev Leaves nothing behind.
contract Empty {
    constructor() {
        assembly {
            return(0, 0)
        }
    }
}

contract DeployerTest is Base {
    bytes32 private constant SALT = keccak256("Market");
    address private constant STRANGER = address(0x57a);

    Deployer private _deployer;

    function setUp() public {
        _deployer = new Deployer();
    }

    // When a contract is deployed.

    function test_deploy_IsWhereItWasSaidToBe(bytes32 salt, uint256 number) public {
        number = bound(number, 1, type(uint256).max);
        address at = _deployer.addressOf(address(this), salt);
        vm.expectEmit(address(_deployer));
        emit IDeployer.Deployed(address(this), salt, at);
        equal(_deployer.deploy(salt, _created(number)), at, "address");
        equal(Created(at).NUMBER(), number, "number");
    }

    function test_deploy_PassesEtherOn() public {
        vm.deal(address(this), 7);
        address at = _deployer.deploy{value: 7}(SALT, _created(1));
        equal(at.balance, 7, "contract");
        equal(address(_deployer).balance, 0, "deployer");
    }

    function test_deploy_AddressDoesNotDependOnCode() public {
        address at = _deployer.addressOf(address(this), SALT);
        equal(_deployer.deploy(SALT, type(Other).creationCode), at, "other code");
        equal(_deployer.deploy("another", type(Other).creationCode) == at ? 1 : 0, 0, "other salt");
    }

    function test_deploy_RevertsIfTheSaltWasUsed() public {
        _deployer.deploy(SALT, _created(1));
        vm.expectRevert(CREATE3.DeploymentFailed.selector);
        _deployer.deploy(SALT, _created(2));
    }

    function test_deploy_RevertsIfTheConstructorReverts() public {
        vm.expectRevert(CREATE3.DeploymentFailed.selector);
        _deployer.deploy(SALT, _created(0));
        _deployer.deploy(SALT, _created(1));
    }

    function test_deploy_RevertsIfNoCodeIsLeft() public {
        vm.expectRevert(CREATE3.DeploymentFailed.selector);
        _deployer.deploy(SALT, type(Empty).creationCode);
    }

    // When others deploy with the same salt.

    function test_deploy_OthersCannotTakeMine() public {
        address mine = _deployer.addressOf(address(this), SALT);
        vm.prank(STRANGER);
        address theirs = _deployer.deploy(SALT, _created(1));
        isTrue(theirs != mine, "another address");
        equal(theirs, _deployer.addressOf(STRANGER, SALT), "theirs");
        equal(_deployer.deploy(SALT, _created(2)), mine, "mine");
    }

    function _created(uint256 number) private pure returns (bytes memory) {
        return abi.encodePacked(type(Created).creationCode, abi.encode(number));
    }
}
