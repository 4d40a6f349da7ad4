// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {Directory} from "../../src/Directory.sol";
import {IDirectory} from "../../src/interfaces/IDirectory.sol";
import {Vm} from "../Vm.sol";
import {Messages} from "./Vectors.sol";

contract DirectoryVectors is Messages {
    string private constant FLOORS = "Floors(uint16 brand,uint16 seller,uint16 upline)";

    Directory private directory;

    function test_WriteMessages() public {
        vm.warp(TODAY);
        directory = new Directory();
        begin("Astra Directory", address(directory));
        for (uint256 i = 0; i < CASES; ++i) {
            setProfile();
            publish();
            proposePayout();
            cancelPayout();
            agree();
            lower();
            end();
        }
        acceptPayouts();
        save("directory");
    }

    function setProfile() private {
        Vm.Wallet memory account = anybody();
        (bytes32 content, string memory uri) = (anyHash(), anyText());
        (uint256 nonce, uint40 deadline) = (anyNonce(), anyDeadline());
        bytes memory signature = signed(
            account,
            "SetProfile(address account,bytes32 content,string uri,uint256 nonce,uint40 deadline)",
            abi.encode(account.addr, content, uri, nonce, deadline)
        );
        directory.setProfileFor(account.addr, content, uri, nonce, deadline, signature);
    }

    function publish() private {
        Vm.Wallet memory brand = anybody();
        (bytes32 root, string memory uri) = (anyHash(), anyText());
        (uint256 nonce, uint40 deadline) = (anyNonce(), anyDeadline());
        bytes memory signature = signed(
            brand,
            "Publish(address brand,bytes32 root,string uri,uint256 nonce,uint40 deadline)",
            abi.encode(brand.addr, root, uri, nonce, deadline)
        );
        directory.publishFor(brand.addr, root, uri, nonce, deadline, signature);
    }

    function proposePayout() private {
        Vm.Wallet memory account = anybody();
        (address payout, uint256 nonce, uint40 deadline) = (anyAddress(), anyNonce(), anyDeadline());
        bytes memory signature = signed(
            account,
            "ProposePayout(address account,address payout,uint256 nonce,uint40 deadline)",
            abi.encode(account.addr, payout, nonce, deadline)
        );
        directory.proposePayoutFor(account.addr, payout, nonce, deadline, signature);
    }

    function cancelPayout() private {
        Vm.Wallet memory account = anybody();
        vm.prank(account.addr);
        directory.proposePayout(anyAddress());
        (uint256 nonce, uint40 deadline) = (anyNonce(), anyDeadline());
        bytes memory signature = signed(
            account,
            "CancelPayout(address account,uint256 nonce,uint40 deadline)",
            abi.encode(account.addr, nonce, deadline)
        );
        directory.cancelPayoutFor(account.addr, nonce, deadline, signature);
    }

    /// @dev All are proposed first, as a proposal has to wait.
    function acceptPayouts() private {
        Vm.Wallet memory payout = anybody();
        address[] memory accounts = new address[](CASES);
        for (uint256 i = 0; i < CASES; ++i) {
            accounts[i] = anyAddress();
            vm.prank(accounts[i]);
            directory.proposePayout(payout.addr);
        }
        vm.warp(TODAY + 2 days);
        for (uint256 i = 0; i < CASES; ++i) {
            (uint256 nonce, uint40 deadline) = (uint256(anyHash()), anyDeadline());
            bytes memory signature = signed(
                payout,
                "AcceptPayout(address payout,address account,uint256 nonce,uint40 deadline)",
                abi.encode(payout.addr, accounts[i], nonce, deadline)
            );
            directory.acceptPayoutFor(payout.addr, accounts[i], nonce, deadline, signature);
        }
    }

    function agree() private {
        Vm.Wallet memory brand = anybody();
        (address merchant, uint40 lockedUntil) = (anyAddress(), uint40(any(0, TODAY + 365 days)));
        (bytes32 product, IDirectory.Floors memory floors) = (productOf(brand.addr, merchant), anyFloors());
        (uint256 nonce, uint40 deadline) = (anyNonce(), anyDeadline());
        bytes memory signature = signed(
            brand,
            string.concat(
                "Agree(address brand,address merchant,bytes32 product,Floors floors,uint40 lockedUntil,uint256 nonce,uint40 deadline)",
                FLOORS
            ),
            abi.encode(brand.addr, merchant, product, floors, lockedUntil, nonce, deadline)
        );
        directory.agreeFor(brand.addr, merchant, product, floors, lockedUntil, nonce, deadline, signature);
    }

    function lower() private {
        Vm.Wallet memory brand = anybody();
        (address merchant, bytes32 product, IDirectory.Floors memory floors) = (anyAddress(), anyHash(), anyFloors());
        agreed(brand.addr, merchant, 0);
        (uint256 nonce, uint40 deadline) = (anyNonce(), anyDeadline());
        bytes memory signature = signed(
            brand,
            string.concat(
                "Lower(address brand,address merchant,bytes32 product,Floors floors,uint256 nonce,uint40 deadline)",
                FLOORS
            ),
            abi.encode(brand.addr, merchant, product, floors, nonce, deadline)
        );
        directory.lowerFor(brand.addr, merchant, product, floors, nonce, deadline, signature);
    }

    function end() private {
        Vm.Wallet memory brand = anybody();
        address merchant = anyAddress();
        bytes32 product = productOf(brand.addr, merchant);
        agreed(brand.addr, merchant, product);
        (uint256 nonce, uint40 deadline) = (anyNonce(), anyDeadline());
        bytes memory signature = signed(
            brand,
            "End(address brand,address merchant,bytes32 product,uint256 nonce,uint40 deadline)",
            abi.encode(brand.addr, merchant, product, nonce, deadline)
        );
        directory.endFor(brand.addr, merchant, product, nonce, deadline, signature);
    }

    /// @dev The whole catalog, or a product of brands that agreed on it.
    function productOf(address brand, address merchant) private returns (bytes32) {
        if (any(0, 1) == 0) return 0;
        agreed(brand, merchant, 0);
        return anyHash();
    }

    function agreed(address brand, address merchant, bytes32 product) private {
        vm.prank(brand);
        directory.agree(merchant, product, IDirectory.Floors(0, 0, 0), 0);
    }

    function anyFloors() private returns (IDirectory.Floors memory) {
        return IDirectory.Floors(uint16(any(0, 5_000)), uint16(any(0, 3_000)), uint16(any(0, 2_000)));
    }
}
