// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.34;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @dev A token with nothing but transfers and allowances, with any number of decimals.
contract Plain is ERC20 {
    uint8 private immutable _places;

    constructor(uint8 places) ERC20("Plain", "PLN") {
        _places = places;
    }

    function mint(address account, uint256 amount) external {
        _mint(account, amount);
    }

    function decimals() public view override returns (uint8) {
        return _places;
    }
}

/// @dev It keeps one per cent of what is transferred.
contract Taxed is Plain(18) {
    function _update(address from, address to, uint256 value) internal override {
        uint256 tax = from == address(0) ? 0 : value / 100;
        super._update(from, to, value - tax);
        if (tax > 0) super._update(from, address(0), tax);
    }
}

/// @dev What it does not know it refuses with many words.
contract Complaining is Plain(6) {
    error Unknown(bytes4 selector, string advice);

    fallback() external {
        revert Unknown(msg.sig, "ask for transfers and allowances only");
    }
}

/// @dev It refuses to pay those it does not like.
contract Picky is Plain(6) {
    error Refused(address account);

    mapping(address account => bool) public isRefused;

    function refuse(address account, bool refused) external {
        isRefused[account] = refused;
    }

    function _update(address from, address to, uint256 value) internal override {
        if (isRefused[from] || isRefused[to]) revert Refused(isRefused[from] ? from : to);
        super._update(from, to, value);
    }
}

/// @dev It calls whatever it was told to during each transfer, as itself.
contract Hooked is Plain(18) {
    address public target;
    bytes public call;
    bool public wentThrough;
    bytes public answer;

    function hook(address target_, bytes calldata call_) external {
        (target, call, wentThrough) = (target_, call_, false);
        delete answer;
    }

    function _update(address from, address to, uint256 value) internal override {
        super._update(from, to, value);
        if (target != address(0)) (wentThrough, answer) = target.call(call);
    }
}
